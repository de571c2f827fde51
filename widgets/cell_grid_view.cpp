// SPDX-License-Identifier: Apache-2.0
#include "widgets/cell_grid_view.h"

#include "widgets/cell_marks.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr int kFitLargest = 320;  // a few cells do not blow up beyond what a 128 px picture bears
constexpr int kFitSmallest = 96;

}  // namespace

CellGridView::CellGridView(QWidget* parent) : QListView(parent) {
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(
        Qt::ScrollBarAlwaysOn);  // a width that comes and goes would change the columns
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    verticalScrollBar()->setSingleStep(32);
    horizontalScrollBar()->setSingleStep(32);
    m_sightTimer.setSingleShot(true);
    connect(&m_sightTimer, &QTimer::timeout, this, &CellGridView::sightChanged);
    m_bandTimer.setInterval(16);
    connect(&m_bandTimer, &QTimer::timeout, this, &CellGridView::scrollWithBand);
}

int CellGridView::count() const {
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int CellGridView::shownSide() const {
    return m_cell - kCellGap;
}

void CellGridView::setCellSide(int side) {
    const int wanted = side == 0 ? 0 : std::clamp(side, kSmallest, kLargest);
    if (wanted == m_side) return;
    m_side = wanted;
    relayout();
    Q_EMIT cellSideChanged(m_side);
}

void CellGridView::setStrip(bool strip) {
    m_strip = strip;
    setVerticalScrollBarPolicy(strip ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(strip ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    relayout();
}

// The largest cells with which all rows fit into the height; of equals, the fewest columns.
CellGridView::Fit CellGridView::fitting() const {
    const int width = viewport()->width();
    const int height = viewport()->height();
    const int most = std::max(1, width / (kFitSmallest + kCellGap));
    Fit best{most, width / most};  // when they do not all fit: small ones, and scroll
    int largest = 0;
    for (int columns = 1; columns <= most; ++columns) {
        const int rows = std::max(1, (count() + columns - 1) / columns);
        const int cell = std::min({width / columns, height / rows, kFitLargest + kCellGap});
        if (cell <= largest || cell < kFitSmallest + kCellGap) continue;
        largest = cell;
        best = {columns, cell};
    }
    return best;
}

void CellGridView::layoutStrip() {
    m_columns = std::max(1, count());
    m_cell = std::max(kSmallest, viewport()->height());
    m_left = std::max(0, (viewport()->width() - count() * m_cell) / 2);
}

void CellGridView::layoutWall() {
    const int width = viewport()->width();
    Fit fit = fitting();
    if (m_side != 0) {
        fit.columns = std::max(
            1, static_cast<int>(std::lround(static_cast<double>(width) / (m_side + kCellGap))));
        fit.cell = width / fit.columns;
    }
    m_columns = fit.columns;
    m_cell = std::max(kSmallest, fit.cell);
    m_left = std::max(0, (width - m_columns * m_cell) / 2);
}

void CellGridView::relayout() {
    const int before = m_cell;
    const QModelIndex current = currentIndex();
    const QRect was = visualRect(current);
    const bool currentSeen = current.isValid() && was.intersects(viewport()->rect());
    const auto seen = rowsInSight();
    const int first = currentSeen ? current.row() : seen.first;
    const int top = currentSeen ? was.top() : rectOf(first).top();
    const int columns = m_columns;
    m_strip ? layoutStrip() : layoutWall();
    updateGeometries();
    if (m_cell != before || m_columns != columns) {
        if (!m_strip) keepInSight(first, top);
        viewport()->update();
    }
    if (m_cell != before) Q_EMIT shownSideChanged(shownSide());
    m_sightTimer.start(0);
}

// Scrolls so that a row stands where it stood before its cell changed size.
void CellGridView::keepInSight(int row, int top) {
    if (row < 0 || row >= count()) return;
    const int y = (row / m_columns) * m_cell;
    const int wanted = std::clamp(top, 0, std::max(0, viewport()->height() - m_cell));
    verticalScrollBar()->setValue(y - wanted);
}

void CellGridView::updateGeometries() {
    const int lines = m_strip ? 1 : (count() + m_columns - 1) / m_columns;
    const int height = m_strip ? 0 : lines * m_cell - viewport()->height();
    const int width = m_strip ? count() * m_cell - viewport()->width() : 0;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, height));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, width));
}

QRect CellGridView::rectOf(int row) const {
    const int line = row / m_columns;
    const int column = row % m_columns;
    return {m_left + column * m_cell - horizontalOffset(),
            line * m_cell - verticalOffset(),
            m_cell,
            m_cell};
}

QRect CellGridView::visualRect(const QModelIndex& index) const {
    return index.isValid() ? rectOf(index.row()) : QRect();
}

QModelIndex CellGridView::indexAt(const QPoint& position) const {
    const QPoint at = toContents(position) - QPoint(m_left, 0);
    if (at.x() < 0 || at.y() < 0 || at.x() >= m_columns * m_cell) return {};
    const int row = (at.y() / m_cell) * m_columns + at.x() / m_cell;
    if (row >= count() || (m_strip && at.y() >= m_cell)) return {};
    return model()->index(row, 0, rootIndex());
}

std::pair<int, int> CellGridView::rowsInSight() const {
    if (m_strip) {
        const int first = std::max(0, (horizontalOffset() - m_left) / m_cell);
        const int last = (horizontalOffset() - m_left + viewport()->width()) / m_cell + 1;
        return {std::min(first, count()), std::clamp(last, 0, count())};
    }
    const int first = verticalOffset() / m_cell;
    const int last = (verticalOffset() + viewport()->height() - 1) / m_cell + 1;
    return {std::min(first * m_columns, count()), std::clamp(last * m_columns, 0, count())};
}

void CellGridView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    const QRect rect = rectOf(index.row());
    QScrollBar* bar = m_strip ? horizontalScrollBar() : verticalScrollBar();
    const int start = m_strip ? rect.left() : rect.top();
    const int room = m_strip ? viewport()->width() : viewport()->height();
    const int end = start + m_cell;
    if (hint == PositionAtTop)
        bar->setValue(bar->value() + start);
    else if (hint == PositionAtBottom)
        bar->setValue(bar->value() + end - room);
    else if (hint == PositionAtCenter || m_strip)  // a strip shows what comes on both sides
        bar->setValue(bar->value() + start - (room - m_cell) / 2);
    else if (start < 0)
        bar->setValue(bar->value() + start);
    else if (end > room)
        bar->setValue(bar->value() + std::min(end - room, start));
}

void CellGridView::doItemsLayout() {
    QAbstractItemView::doItemsLayout();
    relayout();
}

void CellGridView::reset() {
    QAbstractItemView::reset();
    m_hovered = -1;
    relayout();
}

void CellGridView::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    relayout();
}

void CellGridView::rowsInserted(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsInserted(parent, start, end);
    relayout();
    viewport()->update();
}

void CellGridView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    scheduleDelayedItemsLayout();
    // Who deletes a picture wants to judge the next one.
    const int current = currentIndex().row();
    if (current < start || current > end) return;
    const int next = end + 1 < count() ? end + 1 : start - 1;
    if (next >= 0)
        selectionModel()->setCurrentIndex(model()->index(next, 0, rootIndex()),
                                          QItemSelectionModel::NoUpdate);
}

void CellGridView::dataChanged(const QModelIndex& first,
                               const QModelIndex& last,
                               const QList<int>& roles) {
    QAbstractItemView::dataChanged(first, last, roles);
}

void CellGridView::scrollContentsBy(int dx, int dy) {
    viewport()->scroll(dx, dy);
    m_sightTimer.start(0);
}

int CellGridView::horizontalOffset() const {
    return horizontalScrollBar()->value();
}

int CellGridView::verticalOffset() const {
    return verticalScrollBar()->value();
}

QPoint CellGridView::toContents(const QPoint& position) const {
    return position + QPoint(horizontalOffset(), verticalOffset());
}

void CellGridView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const auto [first, last] = rowsInSight();
    for (int row = first; row < last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = rectOf(row);
        if (!event->region().intersects(option.rect)) continue;
        option.state = QStyle::State_Enabled;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, row == m_hovered);
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
    if (m_band.isNull()) return;
    QColor color = palette().color(QPalette::Highlight);
    painter.setPen(color);
    color.setAlphaF(0.15F);
    painter.setBrush(color);
    painter.drawRect(m_band.translated(-horizontalOffset(), -verticalOffset()));
}

QRegion CellGridView::visualRegionForSelection(const QItemSelection& selection) const {
    const auto [first, last] = rowsInSight();
    QRegion region;
    for (const QItemSelectionRange& range : selection)
        for (int row = std::max(first, range.top()); row <= std::min(last - 1, range.bottom());
             ++row)
            region += rectOf(row);
    return region;
}

}  // namespace seedbed
