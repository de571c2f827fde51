// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/run_store.h"
#include "widgets/watched_words.h"

#include <QAbstractListModel>

#include <map>
#include <vector>

namespace seedbed {

// Waiting: not begun. Running: being denoised. Done: has its picture. Stopped: the run ended before
// it was done.
enum class CellState { Waiting, Running, Done, Stopped };

// The cells of all runs of the session in the order in which they were asked for; pictures stay in
// the store.
class SeedGridModel : public QAbstractListModel {
    Q_OBJECT
 public:
    enum Role {
        SeedRole = Qt::UserRole + 1,  // qulonglong
        StateRole,                    // int of CellState
        ProgressRole,                 // 0..1
        ArrivalRole,                  // int: 0 = the first picture that was done; -1 = not done
        JobRole,                      // qulonglong
        OverlapRole,  // double: of the watched words at the newest step; -1 = unknown
    };

    SeedGridModel(const RunStore* store, const WatchedWords* words, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    // The run must be in the store already; each of its seeds becomes a row.
    void addRun(JobId job);
    void updateSteps(const std::vector<StepReady>& events);
    void updateImages(const std::vector<ImageReady>& events);
    // Takes away the rows that were never begun; those that were stay as Stopped.
    void endRun(JobId job);

    CellId cellAt(const QModelIndex& index) const;
    QModelIndex indexOf(CellId id) const;
    CellState stateAt(int row) const { return m_rows[static_cast<std::size_t>(row)].state; }
    // Rows of a run that have their picture.
    int doneCount(JobId job) const;

 private:
    struct Row {
        CellId id;
        Seed seed;
        CellState state = CellState::Waiting;
        float progress = 0;
        int arrival = -1;
    };
    double overlap(const Row& row) const;
    QString toolTip(const Row& row) const;
    void changed(std::vector<int>& rows);
    void reindex();

    const RunStore* m_store;
    const WatchedWords* m_words;
    std::vector<Row> m_rows;
    std::map<CellId, int> m_rowOf;
    int m_arrivals = 0;
};

}  // namespace seedbed
