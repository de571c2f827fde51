// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace seedbed {

// Settings that may have made a picture, one a row, and how near each came once it was rendered.
class ReproduceModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { Settings, Mean, Most, Psnr, Result, kColumns };

    explicit ReproduceModel(QObject* parent = nullptr);

    void clear();
    void setPlan(const ReproducePlanned& plan);
    void addTry(const ReproduceTried& tried);
    // Nothing more comes: the rows that wait were not tried.
    void end();

    // None: not rendered yet.
    const ReproduceTried* tried(int row) const;
    int best() const { return m_best; }  // row; -1 = none was rendered

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    QVariant shown(int row, int column) const;

    std::vector<QString> m_settings;
    std::vector<std::optional<ReproduceTried>> m_tries;
    int m_best = -1;
    bool m_ended = false;
};

// "The same", "Match", "Partly", "Another picture".
QString verdictText(Verdict verdict);

}  // namespace seedbed
