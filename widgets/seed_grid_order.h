// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/seed_grid_model.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace seedbed {

enum class GridOrder { Asked, Seed, Arrival, OverlapUp, OverlapDown };

// Which cells the grid shows, and in which order. Cells keep their place while pictures arrive: the
// order is computed when it is chosen, when the watched words change and when a run ends.
class SeedGridOrder : public QSortFilterProxyModel {
    Q_OBJECT
 public:
    explicit SeedGridOrder(SeedGridModel* model, QObject* parent = nullptr);

    void setOrder(GridOrder order);
    GridOrder order() const { return m_order; }
    // Only this run; nullopt = all runs of the session.
    void setRun(std::optional<JobId> run);
    std::optional<JobId> run() const { return m_run; }
    // Sorts anew by the present values.
    void refresh();

    CellId cellAt(const QModelIndex& index) const;
    QModelIndex indexOf(CellId id) const;

 protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;

 private:
    SeedGridModel* m_model;
    GridOrder m_order = GridOrder::Asked;
    std::optional<JobId> m_run;
    std::vector<double> m_overlap;  // by source row, filled by refresh
};

}  // namespace seedbed
