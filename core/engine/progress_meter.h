// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <chrono>
#include <optional>

namespace seedbed {

// Fills in the times of a job's Progress and thins it out to 30 a second. The newest one held back
// is kept, so that the last state is never lost.
class ProgressMeter {
 public:
    using Clock = std::chrono::steady_clock;

    // worked: seconds of working time so far. Returns the progress when it is due: the first one,
    // the complete one, or 1/30 s after the one before.
    std::optional<Progress> report(Progress progress, double worked, Clock::time_point now);
    // The one held back, if any; it is handed out once.
    std::optional<Progress> take_held_back();

 private:
    double seconds_left(const Progress& progress) const;

    std::optional<Progress> first_;
    std::optional<Progress> held_back_;
    std::optional<Clock::time_point> sent_;
};

}  // namespace seedbed
