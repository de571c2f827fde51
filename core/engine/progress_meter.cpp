// SPDX-License-Identifier: Apache-2.0
#include "core/engine/progress_meter.h"

#include <utility>

namespace seedbed {

std::optional<Progress> ProgressMeter::report(Progress progress,
                                              double worked,
                                              Clock::time_point now) {
    progress.seconds_elapsed = worked;
    if (!first_) first_ = progress;
    progress.seconds_left = seconds_left(progress);

    constexpr auto interval = std::chrono::microseconds(1'000'000 / 30);
    const bool due = !sent_ || progress.done == progress.total || now - *sent_ >= interval;
    if (!due) {
        held_back_ = progress;
        return std::nullopt;
    }
    sent_ = now;
    held_back_.reset();
    return progress;
}

std::optional<Progress> ProgressMeter::take_held_back() {
    return std::exchange(held_back_, std::nullopt);
}

// The rate counts from the first report, so that loading a model does not spoil the estimate.
double ProgressMeter::seconds_left(const Progress& progress) const {
    const int done = progress.done - first_->done;
    if (done <= 0) return -1;
    const double seconds = progress.seconds_elapsed - first_->seconds_elapsed;
    return seconds / done * (progress.total - progress.done);
}

}  // namespace seedbed
