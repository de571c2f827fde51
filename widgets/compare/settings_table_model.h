// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/setting_rows.h"

#include <QAbstractTableModel>

namespace seedbed {

// Settings of all sides: a row each, a column per side after the one of names.
class SettingsTableModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    // The spans of a cell's text that other sides lack: QVariant of std::vector<TextSpan>.
    static constexpr int kSpansRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setSides(const QStringList& titles, std::vector<SettingRow> rows);
    // Only what differs, or everything.
    void setShowsAll(bool all);
    bool showsAll() const { return m_all; }

    // As shown.
    const std::vector<SettingRow>& rows() const { return m_shown; }
    const QStringList& titles() const { return m_titles; }
    int equalCount() const;  // rows that do not differ

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    void choose();

    QStringList m_titles;
    std::vector<SettingRow> m_rows;
    std::vector<SettingRow> m_shown;
    bool m_all = false;
};

}  // namespace seedbed
