// SPDX-License-Identifier: Apache-2.0
#include "widgets/mask_canvas.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kVeil = 150;  // of 255: how much of what is repainted is covered

// The mask as a colour over the picture.
QImage veil(const QImage& mask, QColor color) {
    QImage image(mask.size(), QImage::Format_ARGB32);
    for (int y = 0; y < mask.height(); ++y) {
        const uchar* from = mask.constScanLine(y);
        auto* to = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < mask.width(); ++x)
            to[x] = qRgba(color.red(), color.green(), color.blue(), from[x] * kVeil / 255);
    }
    return image;
}

}  // namespace

MaskCanvas::MaskCanvas(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Mask"));
    setToolTip(
        tr("Paint over what is to be made anew; the right button does the opposite of the\n"
           "chosen tool."));
}

void MaskCanvas::setPicture(const QImage& picture) {
    m_picture = picture;
    m_mask = {};
    if (!picture.isNull()) {
        m_mask = QImage(picture.size(), QImage::Format_Grayscale8);
        m_mask.fill(0);
    }
    updateGeometry();
    update();
}

void MaskCanvas::setMask(const QImage& mask) {
    if (m_picture.isNull() || mask.isNull()) return;
    m_mask = mask.scaled(m_picture.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                 .convertToFormat(QImage::Format_Grayscale8);
    update();
}

bool MaskCanvas::isEmpty() const {
    for (int y = 0; y < m_mask.height(); ++y) {
        const uchar* row = m_mask.constScanLine(y);
        if (std::any_of(row, row + m_mask.width(), [](uchar value) { return value >= 128; }))
            return false;
    }
    return true;
}

void MaskCanvas::clear() {
    if (m_mask.isNull()) return;
    m_mask.fill(0);
    update();
    Q_EMIT maskChanged();
}

void MaskCanvas::invert() {
    if (m_mask.isNull()) return;
    m_mask.invertPixels();
    update();
    Q_EMIT maskChanged();
}

void MaskCanvas::setBrush(int percent) {
    m_brush = percent;
    update();
}

int MaskCanvas::heightForWidth(int width) const {
    if (m_picture.isNull()) return width / 2;
    return std::max(1, width * m_picture.height() / m_picture.width());
}

QRectF MaskCanvas::pictureRect() const {
    const QSizeF size = QSizeF(m_picture.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QPointF MaskCanvas::onPicture(QPointF position) const {
    const QRectF rect = pictureRect();
    return {(position.x() - rect.x()) * m_picture.width() / rect.width(),
            (position.y() - rect.y()) * m_picture.height() / rect.height()};
}

double MaskCanvas::brushPixels() const {
    return std::max(1.0, m_brush / 100.0 * std::max(m_picture.width(), m_picture.height()));
}

void MaskCanvas::strokeTo(QPointF position) {
    const QPointF point = onPicture(position);
    const bool erase = m_erasing != (m_button == Qt::RightButton);
    QPainter painter(&m_mask);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = erase ? Qt::black : Qt::white;
    if (m_last && *m_last != point) {
        painter.setPen(QPen(color, brushPixels(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawLine(*m_last, point);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(point, brushPixels() / 2, brushPixels() / 2);
    }
    m_last = point;
    update();
}

void MaskCanvas::paintEvent(QPaintEvent*) {
    if (m_picture.isNull()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF rect = pictureRect();
    painter.drawImage(rect, m_picture);
    painter.drawImage(rect, veil(m_mask, palette().color(QPalette::Highlight)));
    if (!m_mouse) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const double radius = brushPixels() / 2 * rect.width() / m_picture.width();
    painter.setPen(QPen(palette().color(QPalette::Base), 3));
    painter.drawEllipse(*m_mouse, radius, radius);
    painter.setPen(QPen(palette().color(QPalette::Text), 1));
    painter.drawEllipse(*m_mouse, radius, radius);
}

void MaskCanvas::mousePressEvent(QMouseEvent* event) {
    const bool paints = event->button() == Qt::LeftButton || event->button() == Qt::RightButton;
    if (m_picture.isNull() || m_button != Qt::NoButton || !paints) return;
    m_button = event->button();
    m_last.reset();
    strokeTo(event->position());
}

void MaskCanvas::mouseMoveEvent(QMouseEvent* event) {
    m_mouse = event->position();
    if (m_button != Qt::NoButton) strokeTo(event->position());
    update();
}

void MaskCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != m_button) return;
    m_button = Qt::NoButton;
    Q_EMIT maskChanged();
}

void MaskCanvas::leaveEvent(QEvent*) {
    m_mouse.reset();
    update();
}

}  // namespace seedbed
