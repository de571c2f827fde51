// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/job.h"
#include "core/engine/progress_meter.h"

#include <memory>
#include <vector>

namespace seedbed {

// A job and where it stands.
struct QueuedJob {
    JobId id;
    Priority priority = Priority::Normal;
    std::unique_ptr<Job> job;
    bool started = false;
    bool paused = false;
    bool at_boundary = true;    // nothing is half done
    bool finish_image = false;  // stop at the next boundary
    int images = 0;             // pictures finished
    double worked = 0;          // seconds of working time
    ProgressMeter progress;
};

// The open jobs in the order in which they run: higher priority first, within one priority as they
// came or were moved. Used on the engine thread only.
class JobQueue {
 public:
    // Adds behind the jobs of the same priority.
    QueuedJob& add(std::unique_ptr<QueuedJob> job);
    // Null for a job that is not (or no longer) here.
    QueuedJob* find(JobId id) const;
    std::unique_ptr<QueuedJob> remove(JobId id);
    // Moves a job to a place among those of its priority (0 = first; beyond the end = last).
    void move(JobId id, int position);
    // The first one that is not paused, or null.
    QueuedJob* next() const;
    std::vector<JobId> order() const;

 private:
    std::vector<std::unique_ptr<QueuedJob>> jobs_;
};

}  // namespace seedbed
