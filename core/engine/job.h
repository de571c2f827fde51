// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/engine/request.h"

#include <memory>
#include <string>

namespace seedbed {

// Work as a step function. The engine's loop, not the job, looks at stop, pause and priority
// between two steps, so a step should be short: one denoising step, one decoded picture. Between
// its steps other jobs may run; a job must therefore keep all its state (generators included) to
// itself.
class Job {
 public:
    enum class Status {
        More,
        Boundary,  // nothing is half done: here CancelMode::FinishImage stops
        Done,
    };
    virtual ~Job() = default;
    // Runs the next unit on the engine thread and emits this job's results and Progress (its times
    // are filled in by the engine). Terminal events are the engine's. Throws Error.
    virtual Status step(const EventSink& emit) = 0;
    // A sentence that says what smaller work would fit, for a job that ran out of memory; may be
    // empty.
    virtual std::string smaller_work() const { return {}; }
};

// Makes jobs of requests and owns what they share (the loaded model). Lives on the engine thread.
class JobFactory {
 public:
    virtual ~JobFactory() = default;
    // Throws Error{InvalidRequest} for a request that cannot be carried out.
    virtual std::unique_ptr<Job> make(JobId id, const Request& request) = 0;
    // Called after a job ran out of memory and is gone: gives cached memory back.
    virtual void free_memory() {}
};

}  // namespace seedbed
