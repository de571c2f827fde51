// SPDX-License-Identifier: Apache-2.0
// Attention maps as pictures. h x w query grid.
#pragma once

#include <QColor>
#include <QImage>
#include <QSize>

#include <vector>

namespace seedbed {

enum class ColorMap { Words, Inferno, Viridis, Gray };  // Words: each map in its word's colour

// One word's map, as captured.
struct HeatLayer {
    int height = 0;
    int width = 0;
    std::vector<float> values;  // [h, w], not negative
    QColor color;               // used by ColorMap::Words
    float peak = 0;             // the value that is shown as full; 0 = the map's own maximum
};

// A colour of a map, v in 0..1. Words has no colours of its own and gives those of Gray.
QRgb mapColor(ColorMap map, double v);

// The two ends of a difference, v in -1 … 1: cyan below 0 (the second has more), orange above; told
// apart also with a colour vision deficiency.
QRgb divergingColor(double v);

// What lies over a picture: transparent where the words do not act, each map scaled to its peak
// and interpolated smoothly. Null without layers or when `size` is empty.
// ARGB32_Premultiplied.
QImage heatImage(const std::vector<HeatLayer>& layers, ColorMap map, double opacity, QSize size);

// The largest value that heatImage's interpolation leaves of a map: what to give as the common
// peak of several maps.
float shownPeak(const std::vector<float>& values, int height, int width);

// A difference of two maps [h, w] as an overlay: transparent around 0, divergingColor at +-peak and
// beyond; peak 0 = the largest magnitude. Null without values or when `size` is empty.
// ARGB32_Premultiplied.
QImage differenceImage(const std::vector<float>& values,
                       int height,
                       int width,
                       float peak,
                       double opacity,
                       QSize size);

}  // namespace seedbed
