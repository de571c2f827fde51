// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/word_overlap.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QStringList>

#include <vector>

namespace seedbed {

// Words against words at one step: overlap off the diagonal, activation on it.
class OverlapTableModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    using QAbstractTableModel::QAbstractTableModel;

    // names and colors belong to maps.maps; an empty set empties the table.
    void setWords(const QStringList& names,
                  const std::vector<QColor>& colors,
                  const WordMaps& maps);
    void setMeasure(OverlapMeasure measure);
    OverlapMeasure measure() const { return m_measure; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return rowCount(parent); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    void compute();

    QStringList m_names;
    std::vector<QColor> m_colors;
    WordMaps m_maps;
    std::vector<double> m_values;  // [n, n]
    OverlapMeasure m_measure = OverlapMeasure::Separate;
};

}  // namespace seedbed
