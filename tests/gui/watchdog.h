// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QMetaObject>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <pthread.h>
#include <thread>

namespace seedbed {

// Measures how long the GUI thread lets an event wait: a thread of its own posts one, notes when it
// is handled, and posts the next. Beside the waiting time it takes the processor time that the GUI
// thread used meanwhile: on a machine that others use too, the first grows without any fault of the
// program.
class Watchdog {
 public:
    Watchdog() {
        pthread_getcpuclockid(pthread_self(), &clock_);
        thread_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
    }

    // Longest so far, in milliseconds.
    double longestWait() const { return longest_wait_; }
    double longestWork() const { return longest_work_; }
    // Starts anew; an event that waits right now does not count.
    void reset() {
        ++epoch_;
        longest_wait_ = 0;
        longest_work_ = 0;
    }

 private:
    using Clock = std::chrono::steady_clock;

    double cpu() const {
        timespec time{};
        clock_gettime(clock_, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    void watch(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            {
                const std::lock_guard lock(mutex_);
                handled_ = false;
            }
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [this, epoch = epoch_.load(), posted = Clock::now(), before = cpu()] {
                    measure(epoch, posted, before);
                },
                Qt::QueuedConnection);
            std::unique_lock lock(mutex_);
            if (!condition_.wait(lock, stop, [this] { return handled_; })) return;
            condition_.wait_for(lock, stop, std::chrono::milliseconds(2), [] { return false; });
        }
    }

    // On the GUI thread: what it does next must not count.
    void measure(unsigned epoch, Clock::time_point posted, double before) {
        const std::chrono::duration<double, std::milli> waited = Clock::now() - posted;
        if (epoch == epoch_) {
            longest_wait_ = std::max(longest_wait_.load(), waited.count());
            longest_work_ = std::max(longest_work_.load(), cpu() - before);
        }
        const std::lock_guard lock(mutex_);
        handled_ = true;
        condition_.notify_all();
    }

    clockid_t clock_{};
    std::atomic<unsigned> epoch_ = 0;
    std::atomic<double> longest_wait_ = 0;
    std::atomic<double> longest_work_ = 0;
    std::mutex mutex_;
    std::condition_variable_any condition_;
    bool handled_ = false;
    std::jthread thread_;
};

// How many times over its limit a time may be on a machine that does other work as well;
// SEEDBED_GUI_SLACK=1 holds the test to the limits themselves.
inline double slack() {
    const QByteArray set = qgetenv("SEEDBED_GUI_SLACK");
    return set.isEmpty() ? 6.0 : set.toDouble();
}

}  // namespace seedbed
