// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QGridLayout;

namespace seedbed {

// Rows of short texts that can be selected; the first of each row names it.
class FactGrid : public QWidget {
    Q_OBJECT
 public:
    explicit FactGrid(QWidget* parent = nullptr);

    void setRows(const std::vector<QStringList>& rows);
    const std::vector<QStringList>& rows() const { return m_rows; }

 private:
    void addCell(int row, int column, const QString& text, bool last);

    std::vector<QStringList> m_rows;
    QGridLayout* m_grid;
};

}  // namespace seedbed
