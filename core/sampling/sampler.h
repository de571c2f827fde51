// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace seedbed {

enum class Sampler { Ddim, Euler, EulerAncestral, DpmPp2m };
enum class Schedule { Automatic, Karras };  // Karras: not with DDIM or Euler ancestral

std::string_view to_string(Sampler sampler);    // "ddim", "euler", "euler_a", "dpmpp_2m"
std::string_view to_string(Schedule schedule);  // "automatic", "karras"
// Also accepts "dpmpp_2m_karras" and the like, which sets `schedule`.
// Throws Error{InvalidRequest} that lists what there is.
Sampler parse_sampler(std::string_view text, Schedule& schedule);
std::vector<Sampler> all_samplers();
bool supports(Sampler sampler, Schedule schedule);

}  // namespace seedbed
