// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/cell_grid_view.h"
#include "widgets/seed_cell_delegate.h"
#include "widgets/seed_grid_order.h"

#include <vector>

namespace seedbed {

// The wall of pictures of the Explore tab.
class SeedGridView : public CellGridView {
    Q_OBJECT
 public:
    explicit SeedGridView(QWidget* parent = nullptr);

    void setDelegate(SeedCellDelegate* delegate);
    SeedCellDelegate* delegate() const { return m_delegate; }

 private:
    void repaintCells(const std::vector<std::uint64_t>& cells);

    SeedCellDelegate* m_delegate = nullptr;
};

}  // namespace seedbed
