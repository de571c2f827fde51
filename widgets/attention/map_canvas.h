// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attention/map_tools.h"

#include <QColor>
#include <QImage>
#include <QPoint>
#include <QWidget>

#include <functional>
#include <optional>

namespace seedbed {

// One large picture with something laid over it, the outline of a mask, and a pointer that moves
// over the maps' query grid by mouse or arrow keys; a click pins it.
class MapCanvas : public QWidget {
    Q_OBJECT
 public:
    explicit MapCanvas(QWidget* parent = nullptr);

    using Overlay = std::function<QImage(QSize)>;
    void setPicture(const QImage& picture);
    // Called when it is painted, with at most 384 pixels a side; null = nothing.
    void setOverlay(Overlay overlay);
    // Where the map reaches the threshold; an empty map takes the outline away.
    void setOutline(const PlainMap& map, double threshold, Resample how, const QColor& color);
    void setGrid(QSize grid);  // columns, rows; empty = no pointer
    void setPointer(std::optional<QPoint> place);
    void setCaption(const QString& caption);
    void setHint(const QString& hint);

    const QImage& picture() const { return m_picture; }
    const std::optional<QPoint>& pointer() const { return m_pointer; }
    bool hasOutline() const { return !m_outlineMap.values.empty(); }
    // The grid's position under a point of the widget.
    std::optional<QPoint> placeAt(const QPointF& point) const;
    QRectF pictureRect() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

 Q_SIGNALS:
    void pointed(std::optional<QPoint> place);  // column, row; none when the pointer has left
    void pinned(QPoint place);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    int captionHeight() const;
    void paintPointer(QPainter& painter, const QRectF& target);
    const QImage& outline(QSize size);

    QImage m_picture;
    Overlay m_overlay;
    QImage m_overlayImage;
    PlainMap m_outlineMap;
    double m_threshold = 0;
    Resample m_resample = Resample::Bilinear;
    QColor m_outlineColor;
    QImage m_outlineImage;
    QSize m_grid;
    std::optional<QPoint> m_pointer;
    QString m_caption;
    QString m_hint;
};

// The edge of a mask [H * W] as a picture: `color` with a dark rim inside, else transparent.
QImage outlineImage(const std::vector<std::uint8_t>& mask, QSize size, const QColor& color);

}  // namespace seedbed
