// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/engine/request.h"

namespace seedbed {

enum class CancelMode {
    Now,          // within one step; finished pictures stay
    FinishImage,  // complete the pictures being denoised, then stop
};

// What the studio and the CLI see of the engine. All calls return at once and are safe from any
// thread; an unknown or already ended job is ignored.
class EngineInterface {
 public:
    virtual ~EngineInterface() = default;
    // Sets who receives events; they arrive on the engine's thread, never under a lock. Call before
    // submit.
    virtual void set_sink(EventSink sink) = 0;
    // Queues a request. A request that cannot be carried out ends in Failed, it never throws here.
    virtual JobId submit(Request request) = 0;
    virtual void cancel(JobId job, CancelMode mode) = 0;
    virtual void pause(JobId job) = 0;
    virtual void resume(JobId job) = 0;
    // Moves a job among those of its priority; 0 = first.
    virtual void move(JobId job, int position) = 0;
};

}  // namespace seedbed
