// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/settings_table_model.h"

#include <algorithm>

namespace seedbed {

void SettingsTableModel::setSides(const QStringList& titles, std::vector<SettingRow> rows) {
    beginResetModel();
    m_titles = titles;
    m_rows = std::move(rows);
    choose();
    endResetModel();
}

void SettingsTableModel::setShowsAll(bool all) {
    if (all == m_all) return;
    beginResetModel();
    m_all = all;
    choose();
    endResetModel();
}

void SettingsTableModel::choose() {
    m_shown.clear();
    std::copy_if(
        m_rows.begin(), m_rows.end(), std::back_inserter(m_shown), [this](const SettingRow& row) {
            return m_all || row.differs;
        });
}

int SettingsTableModel::equalCount() const {
    return static_cast<int>(std::count_if(
        m_rows.begin(), m_rows.end(), [](const SettingRow& row) { return !row.differs; }));
}

int SettingsTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int SettingsTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_titles.size());
}

QVariant SettingsTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const SettingRow& row = m_shown[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        if (role == Qt::DisplayRole) return row.name;
        if (role == Qt::ToolTipRole) return row.help;
        return {};
    }
    const int side = index.column() - 1;
    const QString& value = row.values[side];
    if (role == Qt::DisplayRole) return value.isEmpty() ? QStringLiteral("—") : value;
    if (role == Qt::ToolTipRole) return value.isEmpty() ? tr("The picture does not say") : value;
    if (role == kSpansRole && static_cast<std::size_t>(side) < row.words.size())
        return QVariant::fromValue(row.words[static_cast<std::size_t>(side)]);
    return {};
}

QVariant SettingsTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (section == 0) return role == Qt::DisplayRole ? QVariant(tr("Setting")) : QVariant();
    const QString& title = m_titles.value(section - 1);
    if (role == Qt::ToolTipRole) return title;
    if (role != Qt::DisplayRole) return {};
    // Three columns and more are narrow: the letter has to do.
    return m_titles.size() > 2 ? title.section(QStringLiteral(" · "), 0, 0) : title;
}

}  // namespace seedbed
