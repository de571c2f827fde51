// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>
#include <QTimer>

#include <utility>

namespace seedbed {

// A wall of square cells, all of one size, over a list of any length: where a cell stands is
// computed, nothing is laid out. Arrows in four directions, Space to see one large, Enter or a
// click on its seed tag to use it, Ctrl + wheel for the size. Dragging draws a box to select with;
// dragging pictures that are selected takes them out as files.
class CellGridView : public QListView {
    Q_OBJECT
 public:
    explicit CellGridView(QWidget* parent = nullptr);

    // Wanted side of a cell in pixels; 0 = as large as lets all cells fit.
    void setCellSide(int side);
    int cellSide() const { return m_side; }
    // The side that cells have now.
    int shownSide() const;
    // Of a cell with its gap.
    QSize gridSize() const { return {m_cell, m_cell}; }
    // Number of columns now.
    int columns() const { return m_columns; }
    // One row that scrolls sideways, as high as the widget.
    void setStrip(bool strip);
    // The first row in sight and the one after the last.
    std::pair<int, int> rowsInSight() const;

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& position) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

    static constexpr int kSmallest = 48;
    static constexpr int kLargest = 512;

 Q_SIGNALS:
    void useSeed(const QModelIndex& index);
    void viewRequested(const QModelIndex& index);
    void cellSideChanged(int side);
    void shownSideChanged(int side);
    // Scrolled, resized or other contents; once for each turn of the event loop.
    void sightChanged();

 public Q_SLOTS:
    void relayout();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void dataChanged(const QModelIndex& first,
                     const QModelIndex& last,
                     const QList<int>& roles) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;

 private:
    struct Fit {
        int columns = 1;
        int cell = 1;
    };
    int count() const;
    Fit fitting() const;
    QRect rectOf(int row) const;  // in the viewport
    void layoutStrip();
    void layoutWall();
    void keepInSight(int row, int top);
    QModelIndex tagAt(const QPoint& position) const;
    void setHovered(int row);
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void selectTo(int row, QItemSelectionModel::SelectionFlags flags);
    QItemSelection cellsIn(const QRect& box) const;  // box in contents
    QPoint toContents(const QPoint& position) const;
    void moveBand(const QPoint& position);
    void scrollWithBand();

    int m_side = 0;
    bool m_strip = false;
    int m_columns = 1;
    int m_cell = 128;  // with its gap
    int m_left = 0;    // margin, when the cells are narrower than the view
    int m_hovered = -1;
    QPersistentModelIndex m_anchor;  // where Shift selects from
    QPersistentModelIndex m_pressed;
    QPersistentModelIndex m_pressedTag;
    QPoint m_pressedAt;
    bool m_mayDrag = false;
    bool m_collapse = false;  // on release only the pressed one stays selected
    QRect m_band;             // in contents; null = none
    QItemSelection m_beforeBand;
    QTimer m_bandTimer;
    QTimer m_sightTimer;
};

}  // namespace seedbed
