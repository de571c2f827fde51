// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_grid_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace seedbed {

namespace {

constexpr int kFitLargest = 320;  // a few cells do not blow up beyond what a 128 px picture bears
constexpr int kFitSmallest = 96;

}  // namespace

SeedGridView::SeedGridView(QWidget* parent) : QListView(parent) {
    setObjectName(QStringLiteral("seedGrid"));
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setMovement(QListView::Static);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(
        Qt::ScrollBarAlwaysOn);  // a width that comes and goes would change the columns
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    verticalScrollBar()->setSingleStep(32);
}

void SeedGridView::setDelegate(SeedCellDelegate* delegate) {
    m_delegate = delegate;
    setItemDelegate(delegate);
    connect(delegate, &SeedCellDelegate::rendered, this, &SeedGridView::repaintCells);
}

void SeedGridView::setCellSide(int side) {
    const int wanted = side == 0 ? 0 : std::clamp(side, kSmallest, kLargest);
    if (wanted == m_side) return;
    m_side = wanted;
    relayout();
    Q_EMIT cellSideChanged(m_side);
}

// The fewest columns with which all rows fit into the height.
int SeedGridView::fittingColumns() const {
    const int count = model() ? model()->rowCount() : 0;
    const int width = viewport()->width();
    const int height = viewport()->height();
    const int most = std::max(1, width / (kFitSmallest + kCellGap));
    for (int columns = std::max(1, width / (kFitLargest + kCellGap)); columns < most; ++columns) {
        const int rows = (count + columns - 1) / columns;
        if (rows * (width / columns) <= height) return columns;
    }
    return most;
}

void SeedGridView::relayout() {
    if (!m_delegate) return;
    const int width = viewport()->width() - 1;  // an exact fit would wrap the last column
    const int columns =
        m_side == 0
            ? fittingColumns()
            : std::max(
                  1,
                  static_cast<int>(std::lround(static_cast<double>(width) / (m_side + kCellGap))));
    const int cell = std::max(kSmallest, width / columns);
    const QSize size(cell, cell);
    if (size == gridSize()) return;
    m_delegate->setSize(size);
    setGridSize(size);
    Q_EMIT shownSideChanged(shownSide());
    if (currentIndex().isValid()) scrollTo(currentIndex());
}

int SeedGridView::columns() const {
    return std::max(1, viewport()->width() / std::max(1, gridSize().width()));
}

void SeedGridView::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    relayout();
}

void SeedGridView::rowsInserted(const QModelIndex& parent, int start, int end) {
    QListView::rowsInserted(parent, start, end);
    relayout();
}

// By rows and columns: what lies nearest in pixels is not always what lies below.
QModelIndex SeedGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int count = model()->rowCount();
    if (count == 0) return {};
    const int page =
        columns() * std::max(1, viewport()->height() / std::max(1, gridSize().height()));
    const int from = std::max(0, currentIndex().row());
    int to = from;
    switch (action) {
        case MoveLeft:
        case MovePrevious:
            to = from - 1;
            break;
        case MoveRight:
        case MoveNext:
            to = from + 1;
            break;
        case MoveUp:
            to = from >= columns() ? from - columns() : from;
            break;
        case MoveDown:
            to = from + columns() < count ? from + columns() : from;
            break;
        case MovePageUp:
            to = from - page;
            break;
        case MovePageDown:
            to = from + page;
            break;
        case MoveHome:
            to = 0;
            break;
        case MoveEnd:
            to = count - 1;
            break;
    }
    return model()->index(std::clamp(to, 0, count - 1), 0);
}

void SeedGridView::repaintCells(const std::vector<std::uint64_t>& cells) {
    const std::unordered_set<std::uint64_t> wanted(cells.begin(), cells.end());
    const auto* order = qobject_cast<const SeedGridOrder*>(model());
    const QRect shown = viewport()->rect();
    const QModelIndex first = indexAt(QPoint(kCellGap, kCellGap));
    QRegion dirty;
    for (int row = std::max(0, first.row()); order && row < order->rowCount(); ++row) {
        const QModelIndex index = order->index(row, 0);
        const QRect rect = visualRect(index);
        if (rect.top() > shown.bottom()) break;
        if (wanted.contains(SeedCellDelegate::key(order->cellAt(index)))) dirty += rect;
    }
    viewport()->update(dirty);
}

void SeedGridView::keyPressEvent(QKeyEvent* event) {
    const QModelIndex index = currentIndex();
    switch (event->key()) {
        case Qt::Key_Space:
            if (index.isValid()) Q_EMIT viewRequested(index);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers() == Qt::NoModifier) {
                if (index.isValid()) Q_EMIT useSeed(index);
                return;
            }
            break;
        default:
            break;
    }
    QListView::keyPressEvent(event);
}

void SeedGridView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QListView::wheelEvent(event);
        return;
    }
    const int step = event->angleDelta().y() > 0 ? -1 : 1;  // columns
    const int columns = std::max(1, this->columns() + step);
    setCellSide(std::max(kSmallest, (viewport()->width() - 1) / columns - kCellGap));
    event->accept();
}

QModelIndex SeedGridView::tagAt(const QPoint& position) const {
    const QModelIndex index = indexAt(position);
    if (!index.isValid() || !m_delegate) return {};
    const QRect tag =
        m_delegate->tagRect(visualRect(index), index.data(Qt::DisplayRole).toString());
    return tag.contains(position) ? index : QModelIndex();
}

void SeedGridView::mousePressEvent(QMouseEvent* event) {
    m_pressedTag = event->button() == Qt::LeftButton ? tagAt(event->pos()) : QModelIndex();
    QListView::mousePressEvent(event);
}

void SeedGridView::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    if (m_pressedTag.isValid() && tagAt(event->pos()) == m_pressedTag) Q_EMIT useSeed(m_pressedTag);
    m_pressedTag = QPersistentModelIndex();
}

void SeedGridView::mouseMoveEvent(QMouseEvent* event) {
    viewport()->setCursor(tagAt(event->pos()).isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QListView::mouseMoveEvent(event);
}

void SeedGridView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && !tagAt(event->pos()).isValid()) Q_EMIT viewRequested(index);
}

}  // namespace seedbed
