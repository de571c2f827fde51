// SPDX-License-Identifier: Apache-2.0
#include "widgets/overlap_table_model.h"

#include "widgets/theme.h"

namespace seedbed {

void OverlapTableModel::setWords(const QStringList& names,
                                 const std::vector<QColor>& colors,
                                 const WordMaps& maps) {
    const bool same = names.size() == m_names.size();
    if (!same) beginResetModel();
    m_names = names;
    m_colors = colors;
    m_maps = maps;
    compute();
    if (!same) {
        endResetModel();
    } else if (!m_names.isEmpty()) {
        const int last = rowCount() - 1;
        Q_EMIT dataChanged(index(0, 0), index(last, last));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, last);
        Q_EMIT headerDataChanged(Qt::Vertical, 0, last);
    }
}

void OverlapTableModel::setMeasure(OverlapMeasure measure) {
    m_measure = measure;
    compute();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, rowCount() - 1));
}

void OverlapTableModel::compute() {
    const auto n = static_cast<std::size_t>(m_names.size());
    m_values.assign(n * n, -1);
    if (m_maps.maps.size() != n) return;  // not captured: the table stays empty
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            m_values[a * n + b] =
                a == b ? activationOf(m_maps, a) : overlapOf(m_maps, a, b, m_measure);
}

int OverlapTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

QVariant OverlapTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto n = static_cast<std::size_t>(m_names.size());
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    const double value = m_values[row * n + column];
    switch (role) {
        case Qt::DisplayRole:
            return value < 0 ? QStringLiteral("–") : QString::number(value, 'f', 3);
        case Qt::EditRole:
            return value;
        case Qt::FontRole:
            return monospaceFont();
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignCenter);
        case Qt::ForegroundRole:
            return row == column ? QVariant(m_colors[row]) : QVariant();
        case Qt::ToolTipRole:
            return row == column ? tr("How strongly “%1” acts anywhere: 1 − the Enhance term")
                                       .arg(m_names[index.row()])
                                 : tr("How far “%1” and “%2” act in the same place")
                                       .arg(m_names[index.row()], m_names[index.column()]);
        default:
            return {};
    }
}

QVariant OverlapTableModel::headerData(int section, Qt::Orientation, int role) const {
    if (section < 0 || section >= rowCount()) return {};
    if (role == Qt::DisplayRole) return m_names[section];
    if (role == Qt::ForegroundRole) return m_colors[static_cast<std::size_t>(section)];
    return {};
}

}  // namespace seedbed
