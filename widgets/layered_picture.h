// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/heatmap.h"

#include <QImage>
#include <QPainter>
#include <QRectF>

#include <vector>

namespace seedbed {

// A picture with attention over it, drawn at any size: smooth, free of moiré where it shrinks, and
// as plain pixels where one looks closely.
class LayeredPicture {
 public:
    void setPicture(const QImage& picture);
    void setLayers(std::vector<HeatLayer> layers, ColorMap map, double opacity);

    const QImage& picture() const { return m_picture; }
    bool hasLayers() const { return !m_layers.empty(); }

    // closely: above 400 % each pixel is a square, above 1600 % with lines between.
    void draw(QPainter& painter, const QRectF& target, bool closely);
    QImage rendered(QSize size, bool closely);

 private:
    const QImage& shrunk(double scale);
    const QImage& heat(QSize shown);

    QImage m_picture;
    std::vector<QImage> m_halves;  // 1/2, 1/4 … of the picture; made when they are needed
    std::vector<HeatLayer> m_layers;
    ColorMap m_map = ColorMap::Inferno;
    double m_opacity = 0.8;
    QImage m_heat;  // computed when painted
};

}  // namespace seedbed
