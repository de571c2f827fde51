// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/sampler.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <string>

namespace seedbed {
namespace {

constexpr std::string_view kKarrasSuffix = "_karras";

[[noreturn]] void unknown_sampler(std::string_view text) {
    std::string known;
    for (const Sampler sampler : all_samplers()) {
        known += known.empty() ? "" : ", ";
        known += to_string(sampler);
        if (supports(sampler, Schedule::Karras))
            known += ", " + std::string(to_string(sampler)) + "_karras";
    }
    throw Error(ErrorCode::InvalidRequest,
                "The sampler " + quote(text) + " is not known: choose one of " + known + ".");
}

}  // namespace

std::string_view to_string(Sampler sampler) {
    switch (sampler) {
        case Sampler::Ddim:
            return "ddim";
        case Sampler::Euler:
            return "euler";
        case Sampler::EulerAncestral:
            return "euler_a";
        case Sampler::DpmPp2m:
            return "dpmpp_2m";
    }
    throw LogicError("[sampler] not a sampler");
}

std::string_view to_string(Schedule schedule) {
    return schedule == Schedule::Karras ? "karras" : "automatic";
}

std::vector<Sampler> all_samplers() {
    return {Sampler::Ddim, Sampler::Euler, Sampler::EulerAncestral, Sampler::DpmPp2m};
}

bool supports(Sampler sampler, Schedule schedule) {
    return schedule == Schedule::Automatic || sampler == Sampler::Euler ||
           sampler == Sampler::DpmPp2m;
}

Sampler parse_sampler(std::string_view text, Schedule& schedule) {
    const bool karras = text.ends_with(kKarrasSuffix);
    const std::string_view name =
        karras ? text.substr(0, text.size() - kKarrasSuffix.size()) : text;
    for (const Sampler sampler : all_samplers()) {
        if (name != to_string(sampler)) continue;
        if (karras && !supports(sampler, Schedule::Karras)) break;
        if (karras) schedule = Schedule::Karras;
        return sampler;
    }
    unknown_sampler(text);
}

}  // namespace seedbed
