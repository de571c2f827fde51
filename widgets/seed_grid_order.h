// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/seed_grid_model.h"

#include <QSortFilterProxyModel>

#include <map>
#include <optional>
#include <set>

namespace seedbed {

enum class GridOrder { Asked, Seed, Arrival, OverlapUp, OverlapDown, Rating };

// Which pictures the grid shows by what is thought of them; those in the bin are never shown.
enum class GridFilter { All, HideRejects, Picks, Unrated, Rated1, Rated2, Rated3, Rated4, Rated5 };

// Which cells the grid shows, and in which order. Cells keep their place while pictures arrive: the
// order is computed when it is chosen, when the watched words change and when a run ends. A picture
// that is judged while one looks stays until the filter is chosen anew; only the bin takes it at
// once, and gives it back.
class SeedGridOrder : public QSortFilterProxyModel {
    Q_OBJECT
 public:
    explicit SeedGridOrder(SeedGridModel* model, QObject* parent = nullptr);

    void setOrder(GridOrder order);
    GridOrder order() const { return m_order; }
    // Only this run; nullopt = all runs of the session.
    void setRun(std::optional<JobId> run);
    std::optional<JobId> run() const { return m_run; }
    void setFilter(GridFilter filter);
    GridFilter filter() const { return m_filter; }
    // Sorts anew by the present values.
    void refresh();

    CellId cellAt(const QModelIndex& index) const;
    QModelIndex indexOf(CellId id) const;

 protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;

 private:
    bool passes(int row) const;
    void onDataChanged(const QModelIndex& first, const QModelIndex& last);

    SeedGridModel* m_model;
    GridOrder m_order = GridOrder::Asked;
    GridFilter m_filter = GridFilter::All;
    mutable std::map<CellId, bool> m_passed;  // finished pictures when they were first looked at
    std::set<int> m_binned;                   // source rows that the bin has taken
    std::optional<JobId> m_run;
    std::vector<double> m_overlap;  // by source row, filled by refresh
};

}  // namespace seedbed
