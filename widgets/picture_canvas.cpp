// SPDX-License-Identifier: Apache-2.0
#include "widgets/picture_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr int kHeatSide =
    384;  // finer adds nothing to maps of 16 x 16, and a frame has to stay short
constexpr double kMostZoom = 32;

}  // namespace

PictureCanvas::PictureCanvas(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumSize(120, 120);
}

void PictureCanvas::setPicture(const QImage& picture) {
    const bool resized = picture.size() != m_picture.size();
    m_picture = picture;
    if (resized) updateGeometry();
    update();
}

void PictureCanvas::setLayers(std::vector<HeatLayer> layers, ColorMap map, double opacity) {
    m_layers = std::move(layers);
    m_map = map;
    m_opacity = opacity;
    m_heat = {};
    update();
}

void PictureCanvas::setHint(const QString& hint) {
    m_hint = hint;
    update();
}

void PictureCanvas::fit() {
    m_zoom = 1;
    m_offset = {};
    update();
}

void PictureCanvas::zoomBy(double factor, QPointF about) {
    const double zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
    const QPointF centre = QRectF(rect()).center() + m_offset;
    m_offset += (about - centre) * (1 - zoom / m_zoom);  // the point under the pointer stays there
    m_zoom = zoom;
    if (m_zoom == 1) m_offset = {};
    update();
}

int PictureCanvas::heightForWidth(int width) const {
    if (m_picture.isNull()) return width;
    return std::clamp(
        width * m_picture.height() / std::max(1, m_picture.width()), width / 2, width * 3 / 2);
}

QRectF PictureCanvas::pictureRect() const {
    const QSizeF size =
        QSizeF(m_picture.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio) * m_zoom;
    QRectF rect(QPointF(), size);
    rect.moveCenter(QRectF(this->rect()).center() + m_offset);
    return rect;
}

const QImage& PictureCanvas::heat(QSize shown) {
    const QSize size = shown.width() > kHeatSide || shown.height() > kHeatSide
                           ? shown.scaled(kHeatSide, kHeatSide, Qt::KeepAspectRatio)
                           : shown;
    if (m_heat.isNull() && !m_layers.empty()) m_heat = heatImage(m_layers, m_map, m_opacity, size);
    return m_heat;
}

void PictureCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_picture.isNull()) {
        painter.setPen(QPen(palette().color(QPalette::Mid), 1, Qt::DashLine));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(
            rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    const QRectF target = pictureRect();
    if (!m_zoomable) {
        QPainterPath rounded;
        rounded.addRoundedRect(target, 6, 6);
        painter.setClipPath(rounded);
    }
    // Pixels are worth seeing as pixels once they are large.
    const bool magnified = target.width() > 8.0 * m_picture.width();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !magnified);
    painter.drawImage(target, m_picture);
    if (m_layers.empty()) return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.drawImage(target, heat(target.size().toSize()));
}

void PictureCanvas::wheelEvent(QWheelEvent* event) {
    if (!m_zoomable) {
        event->ignore();
        return;
    }
    zoomBy(std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent* event) {
    m_grabbed = event->position();
    if (!m_zoomable) event->ignore();
}

void PictureCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (!m_zoomable || m_zoom == 1 || !(event->buttons() & Qt::LeftButton)) return;
    m_offset += event->position() - m_grabbed;
    m_grabbed = event->position();
    update();
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_zoomable)
        fit();
    else
        event->ignore();
}

}  // namespace seedbed
