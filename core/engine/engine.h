// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine_interface.h"
#include "core/engine/engine_loop.h"
#include "core/engine/job.h"
#include "core/engine/mailbox.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>

namespace seedbed {

// The engine: one thread that owns the factory (and with it device, models and generators) and runs
// jobs step by step. Its destructor cancels all open jobs within one step and emits their
// Cancelled.
class Engine : public EngineInterface {
 public:
    using MakeFactory = std::function<std::unique_ptr<JobFactory>()>;
    // make_factory is called on the engine's thread, where the factory also ends.
    explicit Engine(MakeFactory make_factory);
    ~Engine() override;

    void set_sink(EventSink sink) override;
    JobId submit(Request request) override;
    void cancel(JobId job, CancelMode mode) override;
    void pause(JobId job) override;
    void resume(JobId job) override;
    void move(JobId job, int position) override;

 private:
    void run();

    MakeFactory make_factory_;
    Mailbox<Command> mailbox_;
    std::atomic<std::uint64_t> last_id_ = 0;
    std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace seedbed
