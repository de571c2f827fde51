// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_grid_order.h"

#include <limits>

namespace seedbed {

SeedGridOrder::SeedGridOrder(SeedGridModel* model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model) {
    setDynamicSortFilter(false);
    setSourceModel(model);
}

void SeedGridOrder::setOrder(GridOrder order) {
    m_order = order;
    refresh();
}

void SeedGridOrder::setRun(std::optional<JobId> run) {
    m_run = run;
    invalidateFilter();
    refresh();
}

void SeedGridOrder::refresh() {
    const bool by_overlap = m_order == GridOrder::OverlapUp || m_order == GridOrder::OverlapDown;
    m_overlap.clear();
    if (by_overlap)
        for (int row = 0; row < m_model->rowCount(); ++row)
            m_overlap.push_back(m_model->index(row).data(SeedGridModel::OverlapRole).toDouble());
    if (m_order == GridOrder::Asked) {
        sort(-1);
        return;
    }
    sort(-1);  // a sort by the column that is current already would do nothing
    sort(0, m_order == GridOrder::OverlapDown ? Qt::DescendingOrder : Qt::AscendingOrder);
}

CellId SeedGridOrder::cellAt(const QModelIndex& index) const {
    return m_model->cellAt(mapToSource(index));
}

QModelIndex SeedGridOrder::indexOf(CellId id) const {
    return mapFromSource(m_model->indexOf(id));
}

bool SeedGridOrder::filterAcceptsRow(int row, const QModelIndex&) const {
    return !m_run || m_model->cellAt(m_model->index(row)).job == *m_run;
}

bool SeedGridOrder::lessThan(const QModelIndex& a, const QModelIndex& b) const {
    switch (m_order) {
        case GridOrder::Seed:
            return a.data(SeedGridModel::SeedRole).toULongLong() <
                   b.data(SeedGridModel::SeedRole).toULongLong();
        case GridOrder::Arrival: {
            const auto place = [](const QModelIndex& index) {
                const int arrival = index.data(SeedGridModel::ArrivalRole).toInt();
                return arrival < 0 ? std::numeric_limits<int>::max() : arrival;
            };
            return place(a) < place(b);
        }
        case GridOrder::OverlapUp:
        case GridOrder::OverlapDown: {
            const auto value =
                [this](const QModelIndex& index) {  // unknown cells stand last in both directions
                    const auto row = static_cast<std::size_t>(index.row());
                    const double overlap = row < m_overlap.size() ? m_overlap[row] : -1;
                    return overlap < 0 && m_order == GridOrder::OverlapUp ? 2.0 : overlap;
                };
            return value(a) < value(b);
        }
        case GridOrder::Asked:
            break;
    }
    return a.row() < b.row();
}

}  // namespace seedbed
