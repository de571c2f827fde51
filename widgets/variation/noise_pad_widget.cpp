// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/noise_pad_widget.h"

#include "widgets/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace seedbed {

namespace {

constexpr double kMargin = 6;
constexpr double kPoint = 8;          // radius
constexpr double kCornerShare = 0.3;  // of the side

}  // namespace

NoisePadWidget::NoisePadWidget(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Place between four seeds"));
    setToolTip(
        tr("Drag the point, or move it with the arrow keys (Shift: finer, Home: the middle).\n"
           "Its noise lies between the four seeds (slerp along both sides), so the picture\n"
           "changes smoothly from corner to corner."));
    tell();
}

void NoisePadWidget::setPlace(QPointF place) {
    m_place = {std::clamp(place.x(), 0.0, 1.0), std::clamp(place.y(), 0.0, 1.0)};
    tell();
    update();
}

void NoisePadWidget::setCorner(int corner, const QString& name, const QImage& picture) {
    m_names[static_cast<std::size_t>(corner)] = name;
    m_pictures[static_cast<std::size_t>(corner)] = picture;
    update();
}

void NoisePadWidget::setDivisions(int count) {
    m_divisions = count;
    update();
}

// A screen reader hears where the point is.
void NoisePadWidget::tell() {
    setAccessibleDescription(tr("%1 percent across, %2 percent down")
                                 .arg(qRound(m_place.x() * 100))
                                 .arg(qRound(m_place.y() * 100)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QRectF NoisePadWidget::square() const {
    const double side = std::min(width(), height()) - 2 * kMargin;
    return {(width() - side) / 2, (height() - side) / 2, side, side};
}

QPointF NoisePadWidget::placeAt(const QPointF& position) const {
    const QRectF area = square();
    return {(position.x() - area.left()) / area.width(),
            (position.y() - area.top()) / area.height()};
}

void NoisePadWidget::moveTo(QPointF place) {
    const QPointF before = m_place;
    setPlace(place);
    if (m_place != before) Q_EMIT moved(m_place);
}

void NoisePadWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) moveTo(placeAt(event->position()));
}

void NoisePadWidget::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton)) moveTo(placeAt(event->position()));
}

void NoisePadWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT released(m_place);
}

void NoisePadWidget::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? 0.01 : 0.05;
    switch (event->key()) {
        case Qt::Key_Left:
            return moveTo(m_place - QPointF(step, 0));
        case Qt::Key_Right:
            return moveTo(m_place + QPointF(step, 0));
        case Qt::Key_Up:
            return moveTo(m_place - QPointF(0, step));
        case Qt::Key_Down:
            return moveTo(m_place + QPointF(0, step));
        case Qt::Key_Home:
            return moveTo({0.5, 0.5});
        default:
            QWidget::keyPressEvent(event);
    }
}

void NoisePadWidget::keyReleaseEvent(QKeyEvent* event) {
    const bool ours = event->key() == Qt::Key_Home ||
                      (event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down);
    if (ours && !event->isAutoRepeat())
        Q_EMIT released(m_place);
    else
        QWidget::keyReleaseEvent(event);
}

void NoisePadWidget::paintCorner(QPainter& painter, int corner) const {
    const QRectF area = square();
    const double side = area.width() * kCornerShare;
    const QRectF frame(corner % 2 == 0 ? area.left() + 5 : area.right() - side - 5,
                       corner < 2 ? area.top() + 5 : area.bottom() - side - 5,
                       side,
                       side);
    const QImage& picture = m_pictures[static_cast<std::size_t>(corner)];
    if (picture.isNull()) {
        painter.setPen(QPen(palette().color(QPalette::Mid), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 4, 4);
    } else {
        painter.setOpacity(0.9);
        painter.drawImage(frame, picture);
        painter.setOpacity(1);
    }
    const QString& name = m_names[static_cast<std::size_t>(corner)];
    if (name.isEmpty()) return;
    painter.setFont(monospaceFont(-1));
    const QString text =
        painter.fontMetrics().elidedText(name, Qt::ElideMiddle, static_cast<int>(side) - 10);
    const QSizeF size(painter.fontMetrics().horizontalAdvance(text) + 8,
                      painter.fontMetrics().height() + 2);
    const QRectF tag(QPointF(frame.left() + 3, frame.bottom() - size.height() - 3), size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(tag, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(tag, Qt::AlignCenter, text);
}

void NoisePadWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF area = square();
    painter.setPen(hasFocus() ? palette().color(QPalette::Highlight)
                              : palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(area, 5, 5);
    for (int corner = 0; corner < 4; ++corner) paintCorner(painter, corner);

    // The raster as dots, the point with its cross hairs.
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::PlaceholderText));
    for (int row = 0; m_divisions > 1 && row < m_divisions; ++row)
        for (int column = 0; column < m_divisions; ++column)
            painter.drawEllipse(QPointF(area.left() + area.width() * column / (m_divisions - 1),
                                        area.top() + area.height() * row / (m_divisions - 1)),
                                1.3,
                                1.3);
    const QPointF point(area.left() + area.width() * m_place.x(),
                        area.top() + area.height() * m_place.y());
    QColor hair = palette().color(QPalette::Highlight);
    hair.setAlphaF(0.45F);
    painter.setPen(hair);
    painter.drawLine(QPointF(area.left(), point.y()), QPointF(area.right(), point.y()));
    painter.drawLine(QPointF(point.x(), area.top()), QPointF(point.x(), area.bottom()));
    painter.setPen(QPen(palette().color(QPalette::Base), 2));
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawEllipse(point, kPoint, kPoint);
}

}  // namespace seedbed
