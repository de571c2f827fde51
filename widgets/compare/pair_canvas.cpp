// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/pair_canvas.h"

#include "widgets/theme.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr double kGrip = 10;  // how near the divider takes hold

}  // namespace

PairCanvas::PairCanvas(QWidget* parent) : PictureCanvas(parent) {
    setMouseTracking(true);
}

void PairCanvas::setSecond(const QImage& picture,
                           std::vector<HeatLayer> layers,
                           ColorMap map,
                           double opacity) {
    m_second.setPicture(picture);
    m_second.setLayers(std::move(layers), map, opacity);
    update();
}

void PairCanvas::setForm(Form form) {
    m_form = form;
    if (form != Form::Divided) unsetCursor();
    update();
}

void PairCanvas::setLetters(const QString& first, const QString& second) {
    m_firstLetter = first;
    m_secondLetter = second;
    update();
}

void PairCanvas::setSplit(double split) {
    const double clamped = std::clamp(split, 0.0, 1.0);
    if (clamped == m_split) return;
    m_split = clamped;
    update();
    Q_EMIT splitChanged(clamped);
}

QRectF PairCanvas::seen() const {
    return pictureRect() & QRectF(rect());
}

double PairCanvas::dividerX() const {
    return seen().left() + m_split * seen().width();
}

void PairCanvas::splitAt(double x) {
    if (seen().width() > 0) setSplit((x - seen().left()) / seen().width());
}

void PairCanvas::paintContent(QPainter& painter, const QRectF& target) {
    const bool both = m_form == Form::Divided && !m_second.picture().isNull();
    const bool second = m_form == Form::SecondOnly && !m_second.picture().isNull();
    const double x = dividerX();
    if (!second) {
        if (both) painter.setClipRect(QRectF(0, 0, x, height()));
        PictureCanvas::paintContent(painter, target);
    }
    if (both) painter.setClipRect(QRectF(x, 0, width() - x, height()));
    if (both || second) {
        const QRectF place = view().pictureRect(QSizeF(m_second.picture().size()), size());
        m_second.draw(painter, place, closely());
    }
    painter.setClipping(false);
    if (both) paintDivider(painter);
    if (both || !second) paintLetter(painter, m_firstLetter, false);
    if (both || second) paintLetter(painter, m_secondLetter, both);
}

void PairCanvas::paintDivider(QPainter& painter) {
    const QRectF area = seen();
    const double x = std::round(dividerX());
    painter.setPen(QPen(QColor(0, 0, 0, 120), 3));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(QPen(Qt::white, 1.4));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const QPointF middle(x, area.center().y());
    painter.setPen(QPen(QColor(0, 0, 0, 120), 1));
    painter.setBrush(Qt::white);
    painter.drawEllipse(middle, 12, 12);
    painter.setPen(QPen(QColor(40, 40, 40), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const double side : {-1.0, 1.0})
        painter.drawPolyline(QPolygonF({middle + QPointF(side * 3.5, -3.5),
                                        middle + QPointF(side * 7, 0),
                                        middle + QPointF(side * 3.5, 3.5)}));
}

void PairCanvas::paintLetter(QPainter& painter, const QString& letter, bool right) {
    if (letter.isEmpty()) return;
    const QRectF area = seen();
    QRectF box(0, 0, 22, 22);
    box.moveBottomLeft(QPointF(right ? area.right() - 30 : area.left() + 8, area.bottom() - 8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(15, 16, 18, 190));
    painter.drawRoundedRect(box, 4, 4);
    QFont face = font();
    face.setWeight(QFont::DemiBold);
    painter.setFont(face);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, letter);
}

void PairCanvas::mousePressEvent(QMouseEvent* event) {
    const double x = event->position().x();
    // A fitted picture cannot be moved, so a press anywhere brings the divider.
    m_dragging = m_form == Form::Divided && event->button() == Qt::LeftButton &&
                 (zoom() <= 1 || std::abs(x - dividerX()) <= kGrip);
    if (m_dragging)
        splitAt(x);
    else
        PictureCanvas::mousePressEvent(event);
}

void PairCanvas::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (m_form == Form::Divided)
        setCursor(m_dragging || std::abs(x - dividerX()) <= kGrip ? Qt::SplitHCursor
                                                                  : Qt::ArrowCursor);
    if (m_dragging)
        splitAt(x);
    else
        PictureCanvas::mouseMoveEvent(event);
}

void PairCanvas::mouseReleaseEvent(QMouseEvent* event) {
    m_dragging = false;
    PictureCanvas::mouseReleaseEvent(event);
}

void PairCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    m_dragging = false;
    PictureCanvas::mouseDoubleClickEvent(event);
}

}  // namespace seedbed
