// SPDX-License-Identifier: Apache-2.0
// How the table of small pictures answers keys and pointer.
#include "widgets/attention/multiples_view.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace seedbed {

std::optional<MultiplesView::Place> MultiplesView::placeAt(const QPoint& point) const {
    const auto [top, bottom] = visibleRows();
    const auto [left, right] = visibleColumns();
    if (point.y() < m_headerHeight) return std::nullopt;
    for (int row = top; row <= bottom; ++row) {
        const QRect first = tileRect(row, 0);
        if (point.y() < first.top() || point.y() > first.bottom()) continue;
        if (point.x() < m_labelWidth) return Place{row, m_plan.current};
        for (int column = left; column <= right; ++column)
            if (tileRect(row, column).contains(point)) return Place{row, column};
    }
    return std::nullopt;
}

int MultiplesView::currentRow() const {
    const auto& word = m_state->word();
    const auto at = std::find_if(m_plan.rows.begin(), m_plan.rows.end(), [&](const auto& row) {
        return word && row.sameWord(*word);
    });
    return at == m_plan.rows.end() ? -1 : static_cast<int>(at - m_plan.rows.begin());
}

void MultiplesView::activate(int row, int column) {
    if (m_plan.rows.empty() || m_plan.columns.empty()) return;
    row = std::clamp(row, 0, static_cast<int>(m_plan.rows.size()) - 1);
    column = std::clamp(column, 0, static_cast<int>(m_plan.columns.size()) - 1);
    const QRect rect = tileRect(row, column);
    const QRect seen(m_labelWidth,
                     m_headerHeight,
                     viewport()->width() - m_labelWidth,
                     viewport()->height() - m_headerHeight);
    const auto reveal = [](QScrollBar* bar, int low, int high, int from, int to) {
        if (low < from)
            bar->setValue(bar->value() - (from - low));
        else if (high > to)
            bar->setValue(bar->value() + std::min(high - to, low - from));
    };
    reveal(horizontalScrollBar(), rect.left(), rect.right(), seen.left(), seen.right());
    reveal(verticalScrollBar(), rect.top(), rect.bottom(), seen.top(), seen.bottom());
    Q_EMIT activated(m_plan.rows[static_cast<std::size_t>(row)],
                     m_plan.columns[static_cast<std::size_t>(column)]);
}

void MultiplesView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const auto place = placeAt(event->position().toPoint()))
        activate(place->first, place->second);
}

void MultiplesView::mouseMoveEvent(QMouseEvent* event) {
    const auto place = placeAt(event->position().toPoint());
    viewport()->setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (event->buttons() & Qt::LeftButton && place) activate(place->first, place->second);
}

void MultiplesView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        setZoom(m_zoom * std::pow(1.0015, event->angleDelta().y()));
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void MultiplesView::keyPressEvent(QKeyEvent* event) {
    const int row = std::max(0, currentRow());
    const int column = std::max(0, m_plan.current);
    const int page = std::max(1, visibleRows().second - visibleRows().first - 1);
    switch (event->key()) {
        case Qt::Key_Left:
            return activate(row, column - 1);
        case Qt::Key_Right:
            return activate(row, column + 1);
        case Qt::Key_Up:
            return activate(row - 1, column);
        case Qt::Key_Down:
            return activate(row + 1, column);
        case Qt::Key_PageUp:
            return activate(row - page, column);
        case Qt::Key_PageDown:
            return activate(row + page, column);
        case Qt::Key_Home:
            return activate(row, 0);
        case Qt::Key_End:
            return activate(row, static_cast<int>(m_plan.columns.size()) - 1);
        case Qt::Key_Space:
            if (currentRow() >= 0)
                m_state->words()->toggle(m_plan.rows[static_cast<std::size_t>(currentRow())]);
            return;
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

void MultiplesView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    rebuild();
}

void MultiplesView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) rebuild();
    QAbstractScrollArea::changeEvent(event);
}

bool MultiplesView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto place = placeAt(help->pos());
    if (place)
        QToolTip::showText(help->globalPos(), toolTipAt(*place), viewport());
    else
        QToolTip::hideText();
    return true;
}

QString MultiplesView::toolTipAt(const Place& place) {
    const auto [row, column] = place;
    if (column < 0) return {};
    const WatchedWord& word = m_plan.rows[static_cast<std::size_t>(row)];
    const MultiplesColumn& from = m_plan.columns[static_cast<std::size_t>(column)];
    const Tile& each = tile(row, column);
    QString text = tr("“%1”, %2").arg(rowLabel(word), from.label);
    if (each.map.values.empty())
        text += QLatin1Char('\n') + tr("No map was kept here.");
    else
        text += QLatin1Char('\n') + tr("Strongest %1 of 1, grid %2 × %3")
                                        .arg(QString::number(each.peak, 'f', 3))
                                        .arg(each.map.width)
                                        .arg(each.map.height);
    if (!from.toolTip.isEmpty()) text += QLatin1Char('\n') + from.toolTip;
    return text + QLatin1Char('\n') +
           tr("Click or arrow keys: show it large · Space: watch the word");
}

}  // namespace seedbed
