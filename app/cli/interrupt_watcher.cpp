// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interrupt_watcher.h"

#include "core/base/error.h"

#include <array>
#include <csignal>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

namespace seedbed {
namespace {

sigset_t interrupts() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

int make_signal_fd() {
    const auto set = interrupts();
    return ::signalfd(-1, &set, SFD_CLOEXEC);
}

}  // namespace

void InterruptWatcher::hold_signals() {
    const auto set = interrupts();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

InterruptWatcher::InterruptWatcher(std::function<void(int)> on_interrupt)
    : on_interrupt_(std::move(on_interrupt)),
      signals_(make_signal_fd()),
      stop_(::eventfd(0, EFD_CLOEXEC)) {
    check(signals_ && stop_, "[interrupt watcher] no file descriptor for signals");
    thread_ = std::jthread([this] { watch(); });
}

InterruptWatcher::~InterruptWatcher() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_.get(), &one, sizeof one);
}

void InterruptWatcher::watch() {
    for (int count = 0;;) {
        std::array<pollfd, 2> both{pollfd{signals_.get(), POLLIN, 0},
                                   pollfd{stop_.get(), POLLIN, 0}};
        if (::poll(both.data(), both.size(), -1) < 0)
            continue;  // EINTR: a stop and go of the program
        if (both[1].revents) return;
        signalfd_siginfo signal;
        if (::read(signals_.get(), &signal, sizeof signal) == sizeof signal) on_interrupt_(++count);
    }
}

}  // namespace seedbed
