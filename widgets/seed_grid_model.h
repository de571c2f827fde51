// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/judgement_source.h"
#include "widgets/run_store.h"
#include "widgets/watched_words.h"

#include <QAbstractListModel>

#include <map>
#include <vector>

namespace seedbed {

// Waiting: not begun. Running: being denoised. Done: has its picture. Stopped: the run ended before
// it was done. Abandoned: given up by the run's rule. Failed: could not be made.
enum class CellState { Waiting, Running, Done, Stopped, Abandoned, Failed };

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
        PictureRole,  // qlonglong: its PictureId; 0 = in no library
        RemarkRole,   // QString: why there is no picture, for the cell itself
    };

    SeedGridModel(const RunStore* store, const WatchedWords* words, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    // The files of the pictures that have one; of a single picture also its pixels.
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    QStringList mimeTypes() const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    // The run must be in the store already; each of its seeds becomes a row.
    void addRun(JobId job);
    void updateSteps(const std::vector<StepReady>& events);
    void updateImages(const std::vector<ImageReady>& events);
    // The rule gave this cell up; it stays as Abandoned. The store must know already.
    void abandon(const ImageAbandoned& event);
    // This cell could not be made; it stays as Failed.
    void fail(const CellFailed& event);
    // What is thought of the pictures, for tool tips; null = nothing. Rows of pictures that are
    // judged are announced by dataChanged.
    void setJudgements(JudgementSource* judgements);
    // Takes away the rows that were never begun; those that were stay as Stopped.
    void endRun(JobId job);

    CellId cellAt(const QModelIndex& index) const;
    QModelIndex indexOf(CellId id) const;
    CellState stateAt(int row) const { return m_rows[static_cast<std::size_t>(row)].state; }
    PictureId pictureAt(int row) const;
    const JudgementSource* judgements() const { return m_judgements; }
    // Rows of a run that have their picture.
    int doneCount(JobId job) const;

 private:
    struct Row {
        CellId id;
        Seed seed;
        CellState state = CellState::Waiting;
        float progress = 0;
        int arrival = -1;
        QString failure;  // one sentence
    };
    Row* find(JobId job, int image);
    void onJudgements(const std::vector<PictureId>& ids);
    QString remark(const Row& row) const;
    double overlap(const Row& row) const;
    QString toolTip(const Row& row) const;
    void changed(std::vector<int>& rows);
    void reindex();

    const RunStore* m_store;
    const WatchedWords* m_words;
    std::vector<Row> m_rows;
    JudgementSource* m_judgements = nullptr;
    std::map<CellId, int> m_rowOf;
    std::multimap<PictureId, CellId> m_cellsOf;  // of pictures in a library
    int m_arrivals = 0;
};

}  // namespace seedbed
