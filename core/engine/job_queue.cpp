// SPDX-License-Identifier: Apache-2.0
#include "core/engine/job_queue.h"

#include <algorithm>
#include <utility>

namespace seedbed {
namespace {

auto with_id(JobId id) {
    return [id](const std::unique_ptr<QueuedJob>& job) { return job->id == id; };
}

}  // namespace

QueuedJob& JobQueue::add(std::unique_ptr<QueuedJob> job) {
    const auto behind = std::find_if(jobs_.begin(), jobs_.end(), [&](const auto& other) {
        return other->priority < job->priority;
    });
    return **jobs_.insert(behind, std::move(job));
}

QueuedJob* JobQueue::find(JobId id) const {
    const auto found = std::find_if(jobs_.begin(), jobs_.end(), with_id(id));
    return found == jobs_.end() ? nullptr : found->get();
}

std::unique_ptr<QueuedJob> JobQueue::remove(JobId id) {
    const auto found = std::find_if(jobs_.begin(), jobs_.end(), with_id(id));
    if (found == jobs_.end()) return nullptr;
    auto job = std::move(*found);
    jobs_.erase(found);
    return job;
}

void JobQueue::move(JobId id, int position) {
    auto job = remove(id);
    if (!job) return;
    const auto first = std::find_if(jobs_.begin(), jobs_.end(), [&](const auto& other) {
        return other->priority <= job->priority;
    });
    const auto last = std::find_if(
        first, jobs_.end(), [&](const auto& other) { return other->priority < job->priority; });
    const auto offset = std::clamp<std::ptrdiff_t>(position, 0, last - first);
    jobs_.insert(first + offset, std::move(job));
}

QueuedJob* JobQueue::next() const {
    const auto found =
        std::find_if(jobs_.begin(), jobs_.end(), [](const auto& job) { return !job->paused; });
    return found == jobs_.end() ? nullptr : found->get();
}

std::vector<JobId> JobQueue::order() const {
    std::vector<JobId> ids;
    for (const auto& job : jobs_) ids.push_back(job->id);
    return ids;
}

}  // namespace seedbed
