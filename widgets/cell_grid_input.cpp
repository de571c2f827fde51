// SPDX-License-Identifier: Apache-2.0
// Keys and pointer of CellGridView.
#include "widgets/cell_grid_view.h"
#include "widgets/cell_marks.h"

#include <QApplication>
#include <QClipboard>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <map>

namespace seedbed {

namespace {

constexpr int kMostDragged = 1000;  // files in one drag
constexpr int kDragImage = 96;      // pixels

using Selection = QItemSelectionModel;

bool isNavigation(const QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Home:
        case Qt::Key_End:
            return !event->modifiers().testFlag(Qt::AltModifier);
        default:
            return false;
    }
}

}  // namespace

// By rows and columns: what lies nearest in pixels is not always what lies below.
QModelIndex CellGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    if (count() == 0) return {};
    const int lines = std::max(1, viewport()->height() / m_cell);
    const int page = m_strip ? std::max(1, viewport()->width() / m_cell) : m_columns * lines;
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
            to = from >= m_columns ? from - m_columns : from;
            break;
        case MoveDown:
            to = from + m_columns < count() ? from + m_columns : from;
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
            to = count() - 1;
            break;
    }
    return model()->index(std::clamp(to, 0, count() - 1), 0, rootIndex());
}

void CellGridView::keyPressEvent(QKeyEvent* event) {
    const QModelIndex index = currentIndex();
    if (isNavigation(event)) {
        static const std::map<int, CursorAction> actions = {{Qt::Key_Left, MoveLeft},
                                                            {Qt::Key_Right, MoveRight},
                                                            {Qt::Key_Up, MoveUp},
                                                            {Qt::Key_Down, MoveDown},
                                                            {Qt::Key_PageUp, MovePageUp},
                                                            {Qt::Key_PageDown, MovePageDown},
                                                            {Qt::Key_Home, MoveHome},
                                                            {Qt::Key_End, MoveEnd}};
        const QModelIndex to = moveCursor(actions.at(event->key()), event->modifiers());
        if (to.isValid()) moveTo(to.row(), event->modifiers());
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->matches(QKeySequence::Copy)) {
        const QModelIndexList chosen = selectionModel()->selectedIndexes();
        if (!chosen.isEmpty() && chosen.size() <= kMostDragged)
            if (QMimeData* data = model()->mimeData(chosen))
                QApplication::clipboard()->setMimeData(data);
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        if (index.isValid()) Q_EMIT viewRequested(index);
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        if (index.isValid()) selectionModel()->select(index, Selection::Toggle);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        if (index.isValid()) Q_EMIT useSeed(index);
    } else {
        event->ignore();  // letters judge, they do not search
    }
}

// Plain: this one only. Shift: all from the anchor to here. Ctrl: goes there and selects nothing.
void CellGridView::moveTo(int row, Qt::KeyboardModifiers modifiers) {
    const QModelIndex index = model()->index(row, 0, rootIndex());
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        if (!m_anchor.isValid()) m_anchor = currentIndex();
        selectTo(row, Selection::ClearAndSelect);
        selectionModel()->setCurrentIndex(index, Selection::NoUpdate);
        return;
    }
    m_anchor = index;
    const bool keep = modifiers.testFlag(Qt::ControlModifier);
    selectionModel()->setCurrentIndex(index,
                                      keep ? Selection::NoUpdate : Selection::ClearAndSelect);
}

void CellGridView::selectTo(int row, Selection::SelectionFlags flags) {
    const int from = m_anchor.isValid() ? m_anchor.row() : row;
    selectionModel()->select(QItemSelection(model()->index(std::min(from, row), 0, rootIndex()),
                                            model()->index(std::max(from, row), 0, rootIndex())),
                             flags);
}

void CellGridView::wheelEvent(QWheelEvent* event) {
    if (m_strip && event->angleDelta().x() == 0) {
        horizontalScrollBar()->setValue(horizontalOffset() - event->angleDelta().y());
        event->accept();
        return;
    }
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractItemView::wheelEvent(event);
        return;
    }
    const int step = event->angleDelta().y() > 0 ? -1 : 1;  // columns
    const int columns = std::max(1, m_columns + step);
    setCellSide(std::max(kSmallest, viewport()->width() / columns - kCellGap));
    event->accept();
}

QModelIndex CellGridView::tagAt(const QPoint& position) const {
    const QModelIndex index = indexAt(position);
    const QString seed = index.data(Qt::DisplayRole).toString();
    if (seed.isEmpty() || m_strip) return {};
    return seedTagRect(visualRect(index), seed).contains(position) ? index : QModelIndex();
}

void CellGridView::setHovered(int row) {
    if (row == m_hovered) return;
    for (const int each : {m_hovered, row})
        if (each >= 0) viewport()->update(rectOf(each));
    m_hovered = row;
}

void CellGridView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    m_pressedTag = event->button() == Qt::LeftButton ? tagAt(event->pos()) : QModelIndex();
    m_pressed = index;
    m_pressedAt = event->pos();
    m_mayDrag = m_collapse = false;
    const bool chosen = index.isValid() && selectionModel()->isSelected(index);
    if (event->modifiers().testFlag(Qt::ShiftModifier) && index.isValid()) {
        moveTo(index.row(), Qt::ShiftModifier);
    } else if (event->modifiers().testFlag(Qt::ControlModifier) && index.isValid()) {
        m_anchor = index;
        selectionModel()->setCurrentIndex(index, Selection::Toggle);
    } else if (chosen) {
        // What is selected may be about to be dragged, or have its menu opened.
        m_mayDrag = event->button() == Qt::LeftButton;
        m_collapse = m_mayDrag;
        m_anchor = index;
        selectionModel()->setCurrentIndex(index, Selection::NoUpdate);
    } else if (index.isValid()) {
        moveTo(index.row(), Qt::NoModifier);
    } else if (event->modifiers() == Qt::NoModifier) {
        clearSelection();
    }
}

void CellGridView::mouseMoveEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    setHovered(event->buttons() == Qt::NoButton ? index.row() : -1);
    viewport()->setCursor(tagAt(event->pos()).isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!event->buttons().testFlag(Qt::LeftButton)) return;
    const bool far =
        (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_band.isNull() && !far) return;
    if (m_mayDrag) {
        m_mayDrag = m_collapse = false;
        startDrag(Qt::CopyAction);
        return;
    }
    if (m_strip) return;
    if (m_band.isNull()) {
        const bool add = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
        m_beforeBand = add ? selectionModel()->selection() : QItemSelection();
        m_band = QRect(toContents(m_pressedAt), QSize(1, 1));
        m_bandTimer.start();
    }
    moveBand(event->pos());
}

void CellGridView::mouseReleaseEvent(QMouseEvent* event) {
    m_bandTimer.stop();
    if (!m_band.isNull()) {
        m_band = {};
        viewport()->update();
        return;
    }
    const QModelIndex index = indexAt(event->pos());
    if (m_collapse && index.isValid() && m_pressed == index) moveTo(index.row(), Qt::NoModifier);
    if (m_pressedTag.isValid() && tagAt(event->pos()) == m_pressedTag) Q_EMIT useSeed(m_pressedTag);
    m_pressedTag = QPersistentModelIndex();
    m_mayDrag = m_collapse = false;
}

void CellGridView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && !tagAt(event->pos()).isValid()) Q_EMIT viewRequested(index);
}

void CellGridView::leaveEvent(QEvent* event) {
    setHovered(-1);
    QListView::leaveEvent(event);
}

// Between two corners in contents, so that it stays put while the view scrolls.
void CellGridView::moveBand(const QPoint& position) {
    const QPoint to = toContents(position);
    m_band.setBottomRight(to);
    const QRect box = QRect(m_band.topLeft(), to).normalized();
    QItemSelection selection = m_beforeBand;
    selection.merge(cellsIn(box), Selection::Select);
    selectionModel()->select(selection, Selection::ClearAndSelect);
    viewport()->update();
}

void CellGridView::scrollWithBand() {
    const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
    const int over =
        at.y() < 0 ? at.y() : std::max(0, at.y() - viewport()->height());  // pixels outside
    if (over == 0 || m_band.isNull()) return;
    verticalScrollBar()->setValue(verticalOffset() + over / 2);
    moveBand(at);
}

QItemSelection CellGridView::cellsIn(const QRect& box) const {
    QItemSelection cells;
    const QRect inside = box.translated(-m_left, 0);
    if (inside.right() < 0 || inside.left() >= m_columns * m_cell) return cells;
    const int left = std::clamp(inside.left() / m_cell, 0, m_columns - 1);
    const int right = std::clamp(inside.right() / m_cell, 0, m_columns - 1);
    const int top = std::max(0, inside.top()) / m_cell;
    const int bottom = std::min(inside.bottom() / m_cell, (count() - 1) / m_columns);
    for (int line = top; line <= bottom; ++line) {
        const int first = line * m_columns + left;
        const int last = std::min(line * m_columns + right, count() - 1);
        if (first > last) continue;
        cells.select(model()->index(first, 0, rootIndex()), model()->index(last, 0, rootIndex()));
    }
    return cells;
}

void CellGridView::setSelection(const QRect& rect, Selection::SelectionFlags flags) {
    selectionModel()->select(
        cellsIn(rect.normalized().translated(horizontalOffset(), verticalOffset())), flags);
}

void CellGridView::startDrag(Qt::DropActions actions) {
    const QModelIndexList chosen = selectionModel()->selectedIndexes();
    if (chosen.isEmpty() || chosen.size() > kMostDragged) return;
    QMimeData* data = model()->mimeData(chosen);
    if (!data) return;
    const QPixmap shown = viewport()->grab(cellFrame(visualRect(currentIndex())));
    auto* drag = new QDrag(this);
    drag->setMimeData(data);
    drag->setPixmap(
        shown.scaled(kDragImage, kDragImage, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    drag->exec(actions, Qt::CopyAction);
}

}  // namespace seedbed
