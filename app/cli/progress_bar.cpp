// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress_bar.h"

#include <algorithm>
#include <cmath>
#include <unistd.h>

namespace seedbed {

std::string format_duration(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(std::max(0.0, seconds)));
    if (whole < 60) return std::to_string(whole) + " s";
    if (whole < 3600)
        return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string format_progress(const Progress& progress, int bar_width) {
    const double part =
        progress.total > 0 ? static_cast<double>(progress.done) / progress.total : 0.0;
    const int filled = static_cast<int>(part * bar_width);
    std::string line(1, '[');
    line.append(filled, '#').append(bar_width - filled, ' ');
    char percent[16];
    std::snprintf(percent, sizeof percent, "] %3d %%  ", static_cast<int>(part * 100));
    line += percent;
    std::string rest;
    if (progress.images_total > 0)
        rest = std::to_string(progress.images_done) + " of " +
               std::to_string(progress.images_total) + " pictures";
    if (progress.seconds_left >= 0)
        rest += (rest.empty() ? "" : ", ") + format_duration(progress.seconds_left) + " left";
    line += rest;
    return line;
}

ProgressBar::ProgressBar(bool enabled) : enabled_(enabled && ::isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
    wipe();
}

void ProgressBar::update(const Progress& progress) {
    const std::lock_guard lock(mutex_);
    if (!enabled_) return;
    shown_ = format_progress(progress);
    draw();
}

void ProgressBar::print(std::FILE* file, const std::string& line) {
    const std::lock_guard lock(mutex_);
    wipe();
    std::fputs((line + "\n").c_str(), file);
    std::fflush(file);
    draw();
}

void ProgressBar::wipe() {
    if (enabled_ && !shown_.empty()) std::fputs("\r\033[K", stderr);
}

void ProgressBar::draw() {
    if (enabled_ && !shown_.empty()) std::fputs(("\r\033[K" + shown_).c_str(), stderr);
}

}  // namespace seedbed
