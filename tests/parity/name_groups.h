// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace seedbed::parity {

// Writes many dotted names briefly, one text for each first part: {"pipe.a.image", "pipe.a.steps",
// "pipe.b.image", "pipe.b.steps"} -> {"pipe.{a, b}.{image, steps}"}. Parts that continue alike
// share a pair of braces.
std::vector<std::string> group_names(const std::vector<std::string>& names);

}  // namespace seedbed::parity
