// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/seed_cell_delegate.h"
#include "widgets/seed_grid_order.h"

#include <QListView>

#include <vector>

namespace seedbed {

// The wall of pictures: cells that fill the width, arrows to move, Space to see one at full size,
// Enter or a click on its tag to use a seed, Ctrl + wheel for the size.
class SeedGridView : public QListView {
    Q_OBJECT
 public:
    explicit SeedGridView(QWidget* parent = nullptr);

    void setDelegate(SeedCellDelegate* delegate);
    SeedCellDelegate* delegate() const { return m_delegate; }

    // Wanted side of a cell in pixels; 0 = as large as lets all cells fit.
    void setCellSide(int side);
    int cellSide() const { return m_side; }
    // The side that cells have now.
    int shownSide() const { return gridSize().height() - kCellGap; }
    // Number of columns now.
    int columns() const;

    static constexpr int kSmallest = 48;
    static constexpr int kLargest = 512;

 Q_SIGNALS:
    void useSeed(const QModelIndex& index);
    void viewRequested(const QModelIndex& index);
    void cellSideChanged(int side);
    void shownSideChanged(int side);

 public Q_SLOTS:
    void relayout();

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

 private:
    QModelIndex tagAt(const QPoint& position) const;
    void repaintCells(const std::vector<std::uint64_t>& cells);
    int fittingColumns() const;

    SeedCellDelegate* m_delegate = nullptr;
    int m_side = 0;
    QPersistentModelIndex m_pressedTag;
};

}  // namespace seedbed
