// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_filter.h"

#include <algorithm>

namespace seedbed {

ModelFilter::ModelFilter(ModelListModel* models, QObject* parent)
    : QSortFilterProxyModel(parent), m_models(models) {
    setSourceModel(models);
    setDynamicSortFilter(true);
    sort(ModelListModel::Name);
}

void ModelFilter::setSearch(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void ModelFilter::setKind(std::optional<ModelKind> kind) {
    m_kind = kind;
    invalidateFilter();
}

void ModelFilter::setArchitecture(const QString& architecture) {
    m_architecture = architecture;
    invalidateFilter();
}

void ModelFilter::setFavouritesOnly(bool only) {
    m_favourites = only;
    invalidateFilter();
}

bool ModelFilter::filters() const {
    return !m_words.isEmpty() || m_kind || !m_architecture.isEmpty() || m_favourites;
}

const ModelEntry* ModelFilter::entry(const QModelIndex& index) const {
    return m_models->entry(mapToSource(index).row());
}

QModelIndex ModelFilter::indexOf(const QString& id) const {
    const int row = m_models->rowOf(id);
    return row < 0 ? QModelIndex() : mapFromSource(m_models->index(row, ModelListModel::Name));
}

bool ModelFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const ModelEntry* entry = m_models->entry(row);
    if (!entry || (m_kind && entry->kind != *m_kind)) return false;
    if (!m_architecture.isEmpty() && m_architecture != QString::fromStdString(entry->architecture))
        return false;
    const QModelIndex index = m_models->index(row, 0);
    if (m_favourites && !index.data(ModelListModel::FavouriteRole).toBool()) return false;
    if (m_words.isEmpty()) return true;
    const QString text = index.data(ModelListModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

bool ModelFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(ModelListModel::SortRole);
    const QVariant b = right.data(ModelListModel::SortRole);
    const auto order = QVariant::compare(a, b);
    if (order != QPartialOrdering::Equivalent) return order == QPartialOrdering::Less;
    const QModelIndex first = left.siblingAtColumn(ModelListModel::Name);
    const QModelIndex second = right.siblingAtColumn(ModelListModel::Name);
    return QString::localeAwareCompare(first.data().toString(), second.data().toString()) < 0;
}

}  // namespace seedbed
