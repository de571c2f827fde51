// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/picture_sequence.h"
#include "widgets/seed_grid_panel.h"

namespace seedbed {

// The cells of the Explore grid, in its order, for a viewer. The panel must outlive it.
class GridSequence : public PictureSequence {
    Q_OBJECT
 public:
    GridSequence(const RunStore* store, SeedGridPanel* panel, QObject* parent = nullptr);

    QAbstractItemModel* model() const override;
    QItemSelectionModel* selection() const override;
    QImage picture(int row) override;
    PictureId id(int row) const override;
    QString caption(int row) const override;
    QString details(int row) const override;
    QImage small(int row, int side) override;

 private:
    const StoredCell* cell(int row) const;

    const RunStore* m_store;
    SeedGridPanel* m_panel;
};

}  // namespace seedbed
