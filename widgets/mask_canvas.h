// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QWidget>

#include <optional>

namespace seedbed {

// A picture on which one paints what is to be repainted: white in the mask, a veil on the screen.
// The left button paints or erases as chosen, the right one does the other.
class MaskCanvas : public QWidget {
    Q_OBJECT
 public:
    explicit MaskCanvas(QWidget* parent = nullptr);

    // Another picture begins with an empty mask of its size; null = none.
    void setPicture(const QImage& picture);
    const QImage& picture() const { return m_picture; }
    // Brought to the picture's size.
    void setMask(const QImage& mask);
    const QImage& mask() const { return m_mask; }  // grey, 255 = repaint
    bool isEmpty() const;                          // nothing is white
    void clear();
    void invert();

    void setBrush(int percent);  // diameter, in percent of the picture's longer side
    void setErasing(bool erasing) { m_erasing = erasing; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {240, 240}; }

 Q_SIGNALS:
    // A stroke has ended, or all was cleared or inverted.
    void maskChanged();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

 private:
    QRectF pictureRect() const;                 // on the widget
    QPointF onPicture(QPointF position) const;  // in pixels of the picture
    double brushPixels() const;
    void strokeTo(QPointF position);

    QImage m_picture;
    QImage m_mask;
    int m_brush = 10;
    bool m_erasing = false;
    Qt::MouseButton m_button = Qt::NoButton;
    std::optional<QPointF> m_last;   // end of the stroke so far, in pixels of the picture
    std::optional<QPointF> m_mouse;  // on the widget
};

}  // namespace seedbed
