// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace seedbed {

// Our names for a sampler and its schedule, empty where we have none.
struct NamedSampler {
    std::string sampler;   // "ddim", "euler_a", "dpmpp_2m_sde", "unipc" ...
    std::string schedule;  // "automatic", "karras"; empty with an unknown sampler
};

// Knows the spellings of all programs: "DPM++ 2M Karras", "k_euler_ancestral", "dpm++2m",
// "dpmpp_2m karras".
NamedSampler sampler_named(std::string_view name);

// "Karras", "karras" -> "karras"; "Automatic", "normal", "discrete", "default" … -> "automatic";
// else empty.
std::string schedule_named(std::string_view name);

}  // namespace seedbed
