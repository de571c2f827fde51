// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <string>

namespace seedbed::bench {

// What a person feels, through the engine as the studio uses it: wall milliseconds from submitting
// a grid to its first preview with the model loaded, and how many steps still end after a cancel.
// One JSON line.
void measure_latency(const std::string& model,
                     const std::string& prompt,
                     int rounds,
                     std::ostream& answers);

}  // namespace seedbed::bench
