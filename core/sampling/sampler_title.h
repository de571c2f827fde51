// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/sampler.h"

#include <string_view>

namespace seedbed {

// As AUTOMATIC1111 spells them, and people know them: "DDIM", "Euler a"; "Automatic", "Karras".
std::string_view title_of(Sampler sampler);
std::string_view title_of(Schedule schedule);

}  // namespace seedbed
