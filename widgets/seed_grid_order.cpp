// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_grid_order.h"

#include <limits>

namespace seedbed {

SeedGridOrder::SeedGridOrder(SeedGridModel* model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model) {
    setDynamicSortFilter(false);
    setSourceModel(model);
    connect(model, &QAbstractItemModel::dataChanged, this, &SeedGridOrder::onDataChanged);
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { m_binned.clear(); });
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

void SeedGridOrder::setFilter(GridFilter filter) {
    m_filter = filter;
    m_passed.clear();
    invalidateFilter();
}

// What goes into the bin goes from the grid, what comes out of it comes back.
void SeedGridOrder::onDataChanged(const QModelIndex& first, const QModelIndex& last) {
    bool moved = false;
    for (int row = first.row(); row <= last.row(); ++row) {
        const PictureId picture = m_model->pictureAt(row);
        const JudgementSource* judgements = m_model->judgements();
        const bool binned = judgements && picture != 0 && judgements->isBinned(picture);
        moved = (binned ? m_binned.insert(row).second : m_binned.erase(row) > 0) || moved;
    }
    if (moved || m_filter != GridFilter::All) invalidateFilter();
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
    const bool down = m_order == GridOrder::OverlapDown || m_order == GridOrder::Rating;
    sort(0, down ? Qt::DescendingOrder : Qt::AscendingOrder);
}

CellId SeedGridOrder::cellAt(const QModelIndex& index) const {
    return m_model->cellAt(mapToSource(index));
}

QModelIndex SeedGridOrder::indexOf(CellId id) const {
    return mapFromSource(m_model->indexOf(id));
}

bool SeedGridOrder::filterAcceptsRow(int row, const QModelIndex&) const {
    if (m_run && m_model->cellAt(m_model->index(row)).job != *m_run) return false;
    const PictureId picture = m_model->pictureAt(row);
    const JudgementSource* judgements = m_model->judgements();
    if (judgements && picture != 0 && judgements->isBinned(picture)) return false;
    if (m_filter == GridFilter::All) return true;
    if (m_model->stateAt(row) != CellState::Done) return m_filter == GridFilter::HideRejects;
    const auto [at, fresh] = m_passed.try_emplace(m_model->cellAt(m_model->index(row)), false);
    if (fresh) at->second = passes(row);
    return at->second;
}

bool SeedGridOrder::passes(int row) const {
    const JudgementSource* judgements = m_model->judgements();
    const Judgement* known = judgements ? judgements->judgement(m_model->pictureAt(row)) : nullptr;
    const Judgement judgement = known ? *known : Judgement();
    switch (m_filter) {
        case GridFilter::All:
            return true;
        case GridFilter::HideRejects:
            return judgement.flag != Flag::Reject;
        case GridFilter::Picks:
            return judgement.flag == Flag::Pick;
        case GridFilter::Unrated:
            return judgement.rating == 0;
        default:
            return judgement.rating >=
                   1 + static_cast<int>(m_filter) - static_cast<int>(GridFilter::Rated1);
    }
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
        case GridOrder::Rating: {  // rejects stand below what is unrated
            const auto value = [this](const QModelIndex& index) {
                const JudgementSource* judgements = m_model->judgements();
                const Judgement* known =
                    judgements ? judgements->judgement(m_model->pictureAt(index.row())) : nullptr;
                if (!known) return 0;
                const int flag = known->flag == Flag::Pick     ? 1
                                 : known->flag == Flag::Reject ? -20
                                                               : 0;
                return 2 * known->rating + flag;
            };
            return value(a) < value(b);
        }
        case GridOrder::Asked:
            break;
    }
    return a.row() < b.row();
}

}  // namespace seedbed
