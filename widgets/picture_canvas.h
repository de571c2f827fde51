// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/heatmap.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace seedbed {

// A picture with attention laid over it. Fits its space; where zooming is on, the wheel zooms about
// the pointer and dragging moves.
class PictureCanvas : public QWidget {
    Q_OBJECT
 public:
    explicit PictureCanvas(QWidget* parent = nullptr);

    // Null shows `hint` instead. A picture of another size returns to the fitted view.
    void setPicture(const QImage& picture);
    void setLayers(std::vector<HeatLayer> layers, ColorMap map, double opacity);
    void setHint(const QString& hint);
    void setZoomable(bool zoomable) { m_zoomable = zoomable; }
    void fit();
    double zoom() const { return m_zoom; }  // 1 = fitted
    void zoomBy(double factor, QPointF about);

    const QImage& picture() const { return m_picture; }
    bool hasOverlay() const { return !m_layers.empty() && !m_picture.isNull(); }

    bool hasHeightForWidth() const override { return !m_zoomable; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {240, 240}; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
    QRectF pictureRect() const;
    const QImage& heat(QSize shown);

    QImage m_picture;
    std::vector<HeatLayer> m_layers;
    ColorMap m_map = ColorMap::Inferno;
    double m_opacity = 0.8;
    QImage m_heat;  // computed when painted
    QString m_hint;
    bool m_zoomable = false;
    double m_zoom = 1;
    QPointF m_offset;  // of the picture's centre from the widget's
    QPointF m_grabbed;
};

}  // namespace seedbed
