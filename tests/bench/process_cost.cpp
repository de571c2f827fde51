// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/process_cost.h"

#include "core/base/error.h"

#include <ctime>
#include <fstream>
#include <string>

namespace seedbed::bench {
namespace {

double read_clock(clockid_t clock) {
    timespec now{};
    check(clock_gettime(clock, &now) == 0, "[bench] clock_gettime failed");
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

double cpu_seconds() {
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}
double wall_seconds() {
    return read_clock(CLOCK_MONOTONIC);
}

double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1000;
    }
    throw Error(ErrorCode::IoFailure,
                "/proc/self/status holds no VmHWM; mount /proc to measure memory.");
}

}  // namespace seedbed::bench
