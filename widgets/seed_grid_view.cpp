// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_grid_view.h"

#include <unordered_set>

namespace seedbed {

SeedGridView::SeedGridView(QWidget* parent) : CellGridView(parent) {
    setObjectName(QStringLiteral("seedGrid"));
}

void SeedGridView::setDelegate(SeedCellDelegate* delegate) {
    m_delegate = delegate;
    setItemDelegate(delegate);
    connect(delegate, &SeedCellDelegate::rendered, this, &SeedGridView::repaintCells);
}

void SeedGridView::repaintCells(const std::vector<std::uint64_t>& cells) {
    const auto* order = qobject_cast<const SeedGridOrder*>(model());
    if (!order) return;
    const std::unordered_set<std::uint64_t> wanted(cells.begin(), cells.end());
    const auto [first, last] = rowsInSight();
    QRegion dirty;
    for (int row = first; row < last; ++row) {
        const QModelIndex index = order->index(row, 0);
        if (wanted.contains(SeedCellDelegate::key(order->cellAt(index))))
            dirty += visualRect(index);
    }
    viewport()->update(dirty);
}

}  // namespace seedbed
