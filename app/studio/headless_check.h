// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace seedbed {

// Makes one grid of 16 seeds of the first prompt with the real engine and no window, writes it as a
// 4 x 4 sheet with seed labels and prints how long it took. Returns the program's exit code: 0, or
// 1 with the reason on standard error.
int runHeadlessCheck(const std::string& model, const std::string& file);

}  // namespace seedbed
