// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <QAbstractListModel>
#include <QString>

#include <optional>
#include <vector>

namespace seedbed {

enum class JobState { Waiting, Running, Paused, Finished, Cancelled, Failed };

// One job as a person sees it.
struct JobRow {
    JobId job;
    QString title;
    JobState state = JobState::Waiting;
    Progress progress;
    double seconds = 0;    // of a finished job
    int kept = 0;          // pictures that a cancelled job leaves
    int failedCells = 0;   // of a grid that goes on without them
    QString failedDetail;  // of the last one
    QString errorHeading;
    QString errorDetail;

    bool ended() const { return state >= JobState::Finished; }
};

// All jobs of the session: the queue in its order, below it what has ended, newest first.
class JobsModel : public QAbstractListModel {
    Q_OBJECT
 public:
    enum Role {
        StateRole = Qt::UserRole + 1,
        ProgressRole,
        CountRole,
        TimeRole,
        ErrorRole,
        JobIdRole
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    void add(const Queued& event);
    void start(JobId job) { setState(job, JobState::Running); }
    void pause(JobId job) { setState(job, JobState::Paused); }
    void resume(JobId job) { setState(job, JobState::Running); }
    void setProgress(const Progress& progress);
    void addFailedCell(const CellFailed& event);
    void finish(const Finished& event);
    void cancel(const Cancelled& event);
    void fail(const Failed& event);
    void setOrder(const std::vector<JobId>& order);
    void clearEnded();

    const JobRow& row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(JobId job) const;  // -1 for an unknown job
    // Place of a job among those that have not ended; -1 when it has.
    int queuePosition(JobId job) const;
    int activeCount() const;

 private:
    void setState(JobId job, JobState state);
    void end(JobId job, JobState state);
    void changed(int row);
    void moveRow(int from, int to);
    QString countText(const JobRow& row) const;
    QString timeText(const JobRow& row) const;
    QString stateText(const JobRow& row) const;

    std::vector<JobRow> m_rows;
};

}  // namespace seedbed
