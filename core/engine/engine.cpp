// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

#include <utility>

namespace seedbed {

Engine::Engine(MakeFactory make_factory)
    : make_factory_(std::move(make_factory)), thread_([this] { run(); }) {}

Engine::~Engine() {
    mailbox_.close();
}

void Engine::set_sink(EventSink sink) {
    mailbox_.post(command::SetSink{std::move(sink)});
}

JobId Engine::submit(Request request) {
    const JobId id{++last_id_};
    mailbox_.post(command::Submit{id, std::move(request)});
    return id;
}

void Engine::cancel(JobId job, CancelMode mode) {
    mailbox_.post(command::Cancel{job, mode});
}
void Engine::pause(JobId job) {
    mailbox_.post(command::Pause{job});
}
void Engine::resume(JobId job) {
    mailbox_.post(command::Resume{job});
}
void Engine::move(JobId job, int position) {
    mailbox_.post(command::Move{job, position});
}

void Engine::run() {
    const auto factory = make_factory_();
    EngineLoop loop(*factory);
    for (bool closed = false; !closed;) {
        auto delivery = mailbox_.take(/*wait=*/!loop.has_work());
        for (auto& command : delivery.messages) loop.carry_out(std::move(command));
        closed = delivery.closed;
        if (!closed) loop.step();
    }
    loop.cancel_all();
}

}  // namespace seedbed
