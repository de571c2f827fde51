// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine_loop.h"

#include "core/base/log.h"
#include "core/engine/failure.h"

#include <chrono>
#include <string>
#include <utility>

namespace seedbed {
namespace {

using Clock = ProgressMeter::Clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

void EngineLoop::carry_out(Command command) {
    std::visit([this](auto& each) { apply(each); }, command);
    publish_order();
}

void EngineLoop::apply(command::SetSink& command) {
    sink_ = std::move(command.sink);
}

void EngineLoop::apply(command::Submit& command) {
    auto entry = std::make_unique<QueuedJob>();
    entry->id = command.job;
    entry->priority = priority_of(command.request);
    auto& queued = queue_.add(std::move(entry));
    emit(Queued{queued.id, title_of(command.request), queued.priority});
    try {
        queued.job = factory_.make(command.job, command.request);
    } catch (...) {
        fail(command.job);
    }
}

void EngineLoop::apply(command::Cancel& command) {
    auto* entry = queue_.find(command.job);
    if (!entry) return;
    if (command.mode == CancelMode::Now || entry->at_boundary) {
        end(*entry, Cancelled{entry->id, entry->images});
        return;
    }
    // A paused job, too, finishes the pictures it has begun.
    entry->finish_image = true;
    resume(*entry);
}

void EngineLoop::apply(command::Pause& command) {
    auto* entry = queue_.find(command.job);
    if (!entry || entry->paused) return;
    entry->paused = true;
    send_held_back(*entry);
    emit(Paused{entry->id});
}

void EngineLoop::apply(command::Resume& command) {
    if (auto* entry = queue_.find(command.job)) resume(*entry);
}

void EngineLoop::apply(command::Move& command) {
    queue_.move(command.job, command.position);
}

void EngineLoop::step() {
    auto* entry = queue_.next();
    if (!entry) return;
    const JobId id = entry->id;
    try {
        run_step(*entry);
    } catch (...) {
        fail(id);
    }
    publish_order();
}

void EngineLoop::run_step(QueuedJob& entry) {
    if (!entry.started) {
        entry.started = true;
        emit(Started{entry.id});
    }
    const auto start = Clock::now();
    const auto forward_each = [&](const Event& event) {
        forward(entry, event, entry.worked + seconds_since(start));
    };
    const auto status = entry.job->step(forward_each);
    entry.worked += seconds_since(start);
    entry.at_boundary = status == Job::Status::Boundary;

    if (status == Job::Status::Done)
        end(entry, Finished{entry.id, entry.worked});
    else if (entry.at_boundary && entry.finish_image)
        end(entry, Cancelled{entry.id, entry.images});
}

void EngineLoop::forward(QueuedJob& entry, const Event& event, double worked) {
    if (const auto* progress = std::get_if<Progress>(&event)) {
        if (const auto due = entry.progress.report(*progress, worked, Clock::now())) emit(*due);
        return;
    }
    if (std::holds_alternative<ImageReady>(event)) ++entry.images;
    emit(event);
}

void EngineLoop::fail(JobId job) {
    auto failure = describe_current_exception();
    auto& entry = *queue_.find(job);
    const bool out_of_memory = failure.code == ErrorCode::OutOfMemory;
    if (out_of_memory && entry.job) {
        const auto smaller = entry.job->smaller_work();
        if (!smaller.empty()) failure.detail += " " + smaller;
    }
    log(LogLevel::Error, failure.detail);
    entry.job.reset();
    if (out_of_memory) factory_.free_memory();
    end(entry, Failed{job, failure.code, failure.detail});
}

void EngineLoop::resume(QueuedJob& entry) {
    if (!std::exchange(entry.paused, false)) return;
    emit(Resumed{entry.id});
}

void EngineLoop::send_held_back(QueuedJob& entry) {
    if (const auto progress = entry.progress.take_held_back()) emit(*progress);
}

void EngineLoop::end(QueuedJob& entry, const Event& terminal) {
    const auto gone = queue_.remove(entry.id);
    gone->job.reset();
    send_held_back(*gone);
    emit(terminal);
}

void EngineLoop::cancel_all() {
    while (!queue_.order().empty()) {
        auto& entry = *queue_.find(queue_.order().front());
        end(entry, Cancelled{entry.id, entry.images});
    }
    publish_order();
}

void EngineLoop::publish_order() {
    auto order = queue_.order();
    if (order == published_) return;
    published_ = std::move(order);
    emit(QueueOrder{published_});
}

void EngineLoop::emit(const Event& event) const {
    if (sink_) sink_(event);
}

}  // namespace seedbed
