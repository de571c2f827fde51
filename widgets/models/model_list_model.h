// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/models/model_collection.h"

#include <QAbstractTableModel>

#include <unordered_map>
#include <vector>

namespace seedbed {

// The collection as rows; a row stays the same model while others come and go.
class ModelListModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { Pictures, Name, Architecture, Size, Precision, Hash, State, kColumns };
    enum Role {
        IdRole = Qt::UserRole + 1,
        SortRole,      // what a column is sorted by
        SearchRole,    // all words by which a model is found
        SecondRole,    // the smaller line of a cell
        KindRole,      // int
        StateRole,     // int
        FavouriteRole  // bool
    };

    explicit ModelListModel(ModelCollection* models, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // Null for a row that is not there.
    const ModelEntry* entry(int row) const;
    int rowOf(const QString& id) const;  // -1 when unknown

 private:
    void refresh();
    void refreshRow(const QString& id);
    void refreshStates();
    QString textOf(const ModelEntry& entry, int column) const;
    QString secondOf(const ModelEntry& entry, int column) const;
    QVariant sortKey(const ModelEntry& entry, int column) const;
    QString searchText(const ModelEntry& entry) const;
    QString toolTip(const ModelEntry& entry, int column) const;

    ModelCollection* m_models;
    std::vector<ModelEntry> m_entries;  // as they are shown
    std::unordered_map<std::string, int> m_rows;
};

}  // namespace seedbed
