// SPDX-License-Identifier: Apache-2.0
#include "widgets/picture_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace seedbed {

PictureCanvas::PictureCanvas(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumSize(120, 120);
}

void PictureCanvas::setPicture(const QImage& picture) {
    const bool resized = picture.size() != m_content.picture().size();
    m_content.setPicture(picture);
    if (resized) updateGeometry();
    update();
}

void PictureCanvas::setLayers(std::vector<HeatLayer> layers, ColorMap map, double opacity) {
    m_content.setLayers(std::move(layers), map, opacity);
    update();
}

void PictureCanvas::setHint(const QString& hint) {
    m_hint = hint;
    update();
}

void PictureCanvas::setView(const ViewTransform& view) {
    if (view == m_view) return;
    m_view = view;
    update();
}

void PictureCanvas::change(const ViewTransform& view) {
    if (view == m_view) return;
    setView(view);
    Q_EMIT viewChanged(view);
}

void PictureCanvas::fit() {
    change({});
}

void PictureCanvas::zoomBy(double factor, QPointF about) {
    if (!picture().isNull()) change(m_view.zoomed(zoom() * factor, about, pictureSize(), size()));
}

void PictureCanvas::zoomToScale(double scale, QPointF about) {
    if (picture().isNull()) return;
    const double zoom = ViewTransform::zoomFor(scale / devicePixelRatioF(), pictureSize(), size());
    change(m_view.zoomed(zoom, about, pictureSize(), size()));
}

double PictureCanvas::scale() const {
    return picture().isNull() ? 0 : m_view.scale(pictureSize(), size()) * devicePixelRatioF();
}

void PictureCanvas::moveBy(QPointF pixels) {
    if (!picture().isNull()) change(m_view.moved(pixels, pictureSize(), size()));
}

int PictureCanvas::heightForWidth(int width) const {
    if (picture().isNull()) return width;
    return std::clamp(
        width * picture().height() / std::max(1, picture().width()), width / 2, width * 3 / 2);
}

QRectF PictureCanvas::pictureRect() const {
    return picture().isNull() ? QRectF() : m_view.pictureRect(pictureSize(), size());
}

void PictureCanvas::paintContent(QPainter& painter, const QRectF& target) {
    m_content.draw(painter, target, closely());
}

void PictureCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (picture().isNull()) {
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
    paintContent(painter, target);
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
    if (!m_zoomable || !(event->buttons() & Qt::LeftButton)) return;
    moveBy(event->position() - m_grabbed);
    m_grabbed = event->position();
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_zoomable)
        fit();
    else
        event->ignore();
}

}  // namespace seedbed
