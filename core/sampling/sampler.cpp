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
        case Sampler::DpmPp2mSde:
            return "dpmpp_2m_sde";
        case Sampler::Ddpm:
            return "ddpm";
        case Sampler::Pndm:
            return "pndm";
        case Sampler::Lms:
            return "lms";
        case Sampler::Heun:
            return "heun";
        case Sampler::UniPc:
            return "unipc";
        case Sampler::Lcm:
            return "lcm";
    }
    throw LogicError("[sampler] not a sampler");
}

std::string_view to_string(Schedule schedule) {
    return schedule == Schedule::Karras ? "karras" : "automatic";
}

std::vector<Sampler> all_samplers() {
    return {Sampler::Ddim,
            Sampler::Euler,
            Sampler::EulerAncestral,
            Sampler::DpmPp2m,
            Sampler::DpmPp2mSde,
            Sampler::Ddpm,
            Sampler::Pndm,
            Sampler::Lms,
            Sampler::Heun,
            Sampler::UniPc,
            Sampler::Lcm};
}

bool supports(Sampler sampler, Schedule schedule) {
    if (schedule == Schedule::Automatic) return true;
    switch (sampler) {
        case Sampler::Euler:
        case Sampler::DpmPp2m:
        case Sampler::DpmPp2mSde:
        case Sampler::Lms:
        case Sampler::Heun:
        case Sampler::UniPc:
            return true;
        default:
            return false;
    }
}

bool takes_eta(Sampler sampler) {
    return sampler == Sampler::Ddim;
}

bool adds_noise(Sampler sampler, double eta) {
    switch (sampler) {
        case Sampler::EulerAncestral:
        case Sampler::DpmPp2mSde:
        case Sampler::Ddpm:
        case Sampler::Lcm:
            return true;
        default:
            return takes_eta(sampler) && eta > 0;
    }
}

int model_calls(Sampler sampler, int steps) {
    if (sampler == Sampler::Heun) return 2 * steps - 1;
    return sampler == Sampler::Pndm && steps > 1 ? steps + 1 : steps;
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
