// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/star_bar.h"

#include "widgets/cell_marks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kStar = 22;

}  // namespace

StarBar::StarBar(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Your rating (keys 1 to 5, 0 for none)"));
    setRating(0);
}

void StarBar::setRating(int stars) {
    m_rating = stars;
    setAccessibleName(tr("Rating: %n star(s)", nullptr, stars));
    update();
}

QSize StarBar::sizeHint() const {
    return {5 * kStar, kStar + 2};
}

int StarBar::starAt(double x) const {
    return std::clamp(static_cast<int>(x) / kStar + 1, 1, 5);
}

void StarBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int lit = m_hovered > 0 ? m_hovered : m_rating;
    const QColor accent = palette().color(QPalette::Highlight);
    for (int i = 0; i < 5; ++i) {
        const bool on = i < lit;
        painter.setPen(QPen(on || hasFocus() ? accent : palette().color(QPalette::Mid), 1.2));
        painter.setBrush(on ? QBrush(accent) : QBrush(Qt::NoBrush));
        painter.drawPath(starPath({i * kStar + kStar / 2.0, height() / 2.0 + 0.5}, kStar * 0.42));
    }
}

void StarBar::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = starAt(event->position().x());
    update();
}

void StarBar::mousePressEvent(QMouseEvent* event) {
    const int star = starAt(event->position().x());
    Q_EMIT rated(star == m_rating ? 0 : star);
}

void StarBar::leaveEvent(QEvent*) {
    m_hovered = 0;
    update();
}

void StarBar::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0)
        QWidget::keyPressEvent(event);
    else
        Q_EMIT rated(std::clamp(m_rating + step, 0, 5));
}

}  // namespace seedbed
