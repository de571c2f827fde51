// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/posix_file.h"

#include <functional>
#include <thread>

namespace seedbed {

// Turns Ctrl+C (SIGINT) and SIGTERM into calls on a thread of its own, where, unlike in a signal
// handler, anything may be done.
class InterruptWatcher {
 public:
    // Holds the two signals back for a watcher to come. Call before any thread is started: threads
    // inherit it.
    static void hold_signals();

    // on_interrupt(n) is called for the n-th signal, n = 1, 2, … Signals held back so far are
    // delivered.
    explicit InterruptWatcher(std::function<void(int n)> on_interrupt);
    ~InterruptWatcher();

 private:
    void watch();

    std::function<void(int)> on_interrupt_;
    FileDescriptor signals_;
    FileDescriptor stop_;
    std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace seedbed
