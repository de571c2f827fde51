// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QPointF>
#include <QString>
#include <QWidget>

#include <array>

namespace seedbed {

// A square between four corners with a point to drag, by mouse or by arrow keys (Shift: finer).
// Corners: 0 left above, 1 right above, 2 left below, 3 right below.
class NoisePadWidget : public QWidget {
    Q_OBJECT
 public:
    explicit NoisePadWidget(QWidget* parent = nullptr);

    // 0..1 from the left and from above.
    QPointF place() const { return m_place; }
    // Does not emit moved().
    void setPlace(QPointF place);
    void setCorner(int corner, const QString& name, const QImage& picture);
    void setDivisions(int count);  // the raster of "render N x N"

    QSize sizeHint() const override { return {260, 260}; }
    QSize minimumSizeHint() const override { return {160, 160}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

 Q_SIGNALS:
    void moved(QPointF place);
    void released(QPointF place);  // the button or the key is up again

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

 private:
    QRectF square() const;
    QPointF placeAt(const QPointF& position) const;
    void moveTo(QPointF place);
    void tell();
    void paintCorner(QPainter& painter, int corner) const;

    QPointF m_place{0.5, 0.5};
    std::array<QString, 4> m_names;
    std::array<QImage, 4> m_pictures;
    int m_divisions = 5;
};

}  // namespace seedbed
