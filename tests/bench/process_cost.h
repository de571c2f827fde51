// SPDX-License-Identifier: Apache-2.0
// What this process has cost so far.
#pragma once

namespace seedbed::bench {

double cpu_seconds();     // of all its threads (CLOCK_PROCESS_CPUTIME_ID)
double wall_seconds();    // monotonic, from an arbitrary start
double peak_megabytes();  // largest resident size (VmHWM), in thousands of the kernel's kB

}  // namespace seedbed::bench
