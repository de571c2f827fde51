// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <cstdio>
#include <mutex>
#include <string>

namespace seedbed {

// "[#######         ]  46 %  3 of 16 pictures, 12 s left"
std::string format_progress(const Progress& progress, int bar_width = 24);
// "8 s", "3 min 20 s", "2 h 5 min"
std::string format_duration(double seconds);

// One line at the bottom of a terminal's standard error, and other lines above it. Safe from any
// thread. Without a terminal the bar stays away and lines go out as they are.
class ProgressBar {
 public:
    // enabled: draw the bar if standard error is a terminal.
    explicit ProgressBar(bool enabled);
    ~ProgressBar();  // wipes the bar

    void update(const Progress& progress);
    // Writes a line to `file` (stdout or stderr) above the bar.
    void print(std::FILE* file, const std::string& line);

 private:
    void wipe();
    void draw();

    std::mutex mutex_;
    bool enabled_;
    std::string shown_;
};

}  // namespace seedbed
