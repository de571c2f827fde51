// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <span>

namespace seedbed {

// The base with one value of each axis set, `at` tells which: a request for one seed, with at most
// one recipe. Prompts are set before they are searched, samplers before schedules, variations
// before their strengths, whatever the order of the axes. Throws Error{InvalidRequest} for a value
// that the axis cannot have, and for what shows only in this cell: a text to search for that its
// prompts do not hold, a variation without a strength, a strength without a variation.
GenerateRequest apply_axes(const GenerateRequest& base,
                           std::span<const GridAxis> axes,
                           std::span<const int> at);

}  // namespace seedbed
