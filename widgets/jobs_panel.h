// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine_interface.h"
#include "widgets/jobs_delegate.h"

#include <QListView>
#include <QWidget>

#include <optional>

namespace seedbed {

// The queue: what runs, what waits, what went wrong, and what can be done about each.
class JobsPanel : public QWidget {
    Q_OBJECT
 public:
    explicit JobsPanel(JobsModel* model, QWidget* parent = nullptr);

    QListView* view() const { return m_view; }
    std::optional<JobId> currentJob() const;
    // Carries out an action on a job: what a click on its button does.
    void act(JobId job, JobAction action);

 Q_SIGNALS:
    void pauseRequested(seedbed::JobId job);
    void resumeRequested(seedbed::JobId job);
    void cancelRequested(seedbed::JobId job, seedbed::CancelMode mode);
    void moveRequested(seedbed::JobId job, int position);
    void retryRequested(seedbed::JobId job);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void showMenu(const QPoint& position);
    std::optional<std::pair<JobId, JobAction>> actionAt(const QPoint& position) const;

    JobsModel* m_model;
    QListView* m_view;
    JobsDelegate* m_delegate;
};

}  // namespace seedbed
