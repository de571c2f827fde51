// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine_interface.h"
#include "core/engine/job.h"
#include "core/engine/job_queue.h"

#include <variant>
#include <vector>

namespace seedbed {

// What the calls of EngineInterface become on their way to the engine thread.
namespace command {
struct SetSink {
    EventSink sink;
};
struct Submit {
    JobId job;
    Request request;
};
struct Cancel {
    JobId job;
    CancelMode mode = CancelMode::Now;
};
struct Pause {
    JobId job;
};
struct Resume {
    JobId job;
};
struct Move {
    JobId job;
    int position = 0;
};
}  // namespace command
using Command = std::variant<command::SetSink,
                             command::Submit,
                             command::Cancel,
                             command::Pause,
                             command::Resume,
                             command::Move>;

// The engine without its thread: takes commands, runs one step of one job at a time and says what
// happened. Nothing that a job throws leaves it.
class EngineLoop {
 public:
    // The factory outlives the loop.
    explicit EngineLoop(JobFactory& factory) : factory_(factory) {}

    void carry_out(Command command);
    // Whether there is a job that is not paused.
    bool has_work() const { return queue_.next() != nullptr; }
    // One step of the first job that is not paused.
    void step();
    // Ends every open job as Cancelled.
    void cancel_all();

 private:
    void apply(command::SetSink& command);
    void apply(command::Submit& command);
    void apply(command::Cancel& command);
    void apply(command::Pause& command);
    void apply(command::Resume& command);
    void apply(command::Move& command);

    void run_step(QueuedJob& entry);
    void forward(QueuedJob& entry, const Event& event, double worked);
    void fail(JobId job);
    void resume(QueuedJob& entry);
    void send_held_back(QueuedJob& entry);
    // Destroys the job first, so that its memory is free when the terminal event is heard.
    void end(QueuedJob& entry, const Event& terminal);
    void publish_order();
    void emit(const Event& event) const;

    JobFactory& factory_;
    EventSink sink_;
    JobQueue queue_;
    std::vector<JobId> published_;
};

}  // namespace seedbed
