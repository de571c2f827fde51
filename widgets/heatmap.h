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
};

// A colour of a map, v in 0..1. Words has no colours of its own and gives those of Gray.
QRgb mapColor(ColorMap map, double v);

// What lies over a picture: transparent where the words do not act, each map scaled to its own
// maximum and interpolated smoothly. Null without layers or when `size` is empty.
// ARGB32_Premultiplied.
QImage heatImage(const std::vector<HeatLayer>& layers, ColorMap map, double opacity, QSize size);

}  // namespace seedbed
