// SPDX-License-Identifier: Apache-2.0
// Jobs without models, to drive the engine's loop.
#pragma once

#include "core/engine/job.h"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace seedbed {

using Status = Job::Status;

// A job whose n-th step is a function.
class FakeJob : public Job {
 public:
    using Body = std::function<Status(int n, const EventSink& emit)>;
    explicit FakeJob(Body body, std::string smaller = {})
        : body_(std::move(body)), smaller_(std::move(smaller)) {}
    Status step(const EventSink& emit) override { return body_(n_++, emit); }
    std::string smaller_work() const override { return smaller_; }

 private:
    Body body_;
    std::string smaller_;
    int n_ = 0;
};

// Makes the job that was registered under the request's prompt.
class FakeFactory : public JobFactory {
 public:
    using Make = std::function<std::unique_ptr<Job>(JobId)>;

    std::unique_ptr<Job> make(JobId id, const Request& request) override {
        return makers.at(std::get<GenerateRequest>(request).prompt)(id);
    }
    void free_memory() override { ++freed; }

    void add(const std::string& prompt, FakeJob::Body body, std::string smaller = {}) {
        makers[prompt] = [=](JobId) { return std::make_unique<FakeJob>(body, smaller); };
    }

    std::map<std::string, Make> makers;
    int freed = 0;
};

inline GenerateRequest request_for(const std::string& prompt,
                                   Priority priority = Priority::Normal) {
    GenerateRequest request;
    request.prompt = prompt;
    request.seeds = {Seed(1)};
    request.priority = priority;
    return request;
}

inline bool is_terminal(const Event& event) {
    return std::holds_alternative<Finished>(event) || std::holds_alternative<Cancelled>(event) ||
           std::holds_alternative<Failed>(event);
}

// Collects events from any thread and waits for them without polling.
class EventLog {
 public:
    EventSink sink() {
        return [this](const Event& event) {
            const std::lock_guard lock(mutex_);
            events_.push_back(event);
            threads_.push_back(std::this_thread::get_id());
            changed_.notify_all();
        };
    }

    std::vector<Event> events() const {
        const std::lock_guard lock(mutex_);
        return events_;
    }
    std::vector<std::thread::id> threads() const {
        const std::lock_guard lock(mutex_);
        return threads_;
    }

    template <typename T>
    std::vector<T> all() const {
        std::vector<T> found;
        for (const auto& event : events())
            if (const auto* each = std::get_if<T>(&event)) found.push_back(*each);
        return found;
    }

    void wait_for(const std::function<bool(const Event&)>& matches) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return std::any_of(events_.begin(), events_.end(), matches); });
    }
    template <typename T>
    void wait_for(JobId job) {
        wait_for([job](const Event& event) {
            const auto* each = std::get_if<T>(&event);
            return each && each->job == job;
        });
    }
    void wait_for_terminals(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
            return static_cast<std::size_t>(
                       std::count_if(events_.begin(), events_.end(), is_terminal)) >= count;
        });
    }

 private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Event> events_;
    std::vector<std::thread::id> threads_;
};

}  // namespace seedbed
