// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/heatmap.h"
#include "widgets/layered_picture.h"
#include "widgets/view_transform.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace seedbed {

// A picture with attention laid over it. Fits its space; where zooming is on, the wheel zooms about
// the pointer and dragging moves. Canvases that pass viewChanged on to one another's setView move
// as one.
class PictureCanvas : public QWidget {
    Q_OBJECT
 public:
    explicit PictureCanvas(QWidget* parent = nullptr);

    // Null shows `hint` instead. A picture of another size keeps the view's place.
    virtual void setPicture(const QImage& picture);
    void setLayers(std::vector<HeatLayer> layers, ColorMap map, double opacity);
    void setHint(const QString& hint);
    void setZoomable(bool zoomable) { m_zoomable = zoomable; }

    const ViewTransform& view() const { return m_view; }
    // Does not emit viewChanged.
    void setView(const ViewTransform& view);
    void fit();
    double zoom() const { return m_view.zoom; }  // 1 = fitted
    void zoomBy(double factor, QPointF about);
    // `scale` screen pixels (of the device) per picture pixel: 1 = 100 %.
    void zoomToScale(double scale, QPointF about);
    double scale() const;  // screen pixels per picture pixel; 0 without a picture
    void moveBy(QPointF pixels);
    QPointF middle() const { return QRectF(rect()).center(); }
    // Where the picture lies; empty without one.
    QRectF pictureRect() const;

    // The whole picture with what lies over it, at another size.
    QImage rendered(QSize size) { return m_content.rendered(size, false); }

    const QImage& picture() const { return m_content.picture(); }
    bool hasOverlay() const { return m_content.hasLayers() && !picture().isNull(); }

    bool hasHeightForWidth() const override { return !m_zoomable; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {240, 240}; }

 Q_SIGNALS:
    // Someone zoomed or moved here.
    void viewChanged(const seedbed::ViewTransform& view);

 protected:
    // Draws what lies inside `target`, the place of the picture.
    virtual void paintContent(QPainter& painter, const QRectF& target);
    bool closely() const { return m_view.zoom > 1; }

    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
    QSizeF pictureSize() const { return QSizeF(picture().size()); }
    void change(const ViewTransform& view);

    LayeredPicture m_content;
    QString m_hint;
    bool m_zoomable = false;
    ViewTransform m_view;
    QPointF m_grabbed;
};

}  // namespace seedbed
