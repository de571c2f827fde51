// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/models/model_list_model.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace seedbed {

// The models that match: by all words of a search, by kind, architecture and mark; sorted by a
// column, then by name.
class ModelFilter : public QSortFilterProxyModel {
    Q_OBJECT
 public:
    explicit ModelFilter(ModelListModel* models, QObject* parent = nullptr);

    void setSearch(const QString& text);
    void setKind(std::optional<ModelKind> kind);        // none: all
    void setArchitecture(const QString& architecture);  // empty: all
    void setFavouritesOnly(bool only);
    bool filters() const;

    const ModelEntry* entry(const QModelIndex& index) const;  // null for an invalid one
    QModelIndex indexOf(const QString& id) const;             // invalid when it is not shown

 protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
    ModelListModel* m_models;
    QStringList m_words;
    std::optional<ModelKind> m_kind;
    QString m_architecture;
    bool m_favourites = false;
};

}  // namespace seedbed
