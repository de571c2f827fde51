// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/sampler_title.h"

namespace seedbed {

std::string_view title_of(Sampler sampler) {
    switch (sampler) {
        case Sampler::Ddim:
            return "DDIM";
        case Sampler::Euler:
            return "Euler";
        case Sampler::EulerAncestral:
            return "Euler a";
        case Sampler::DpmPp2m:
            return "DPM++ 2M";
        case Sampler::DpmPp2mSde:
            return "DPM++ 2M SDE";
        case Sampler::Ddpm:
            return "DDPM";
        case Sampler::Pndm:
            return "PLMS";
        case Sampler::Lms:
            return "LMS";
        case Sampler::Heun:
            return "Heun";
        case Sampler::UniPc:
            return "UniPC";
        case Sampler::Lcm:
            return "LCM";
    }
    return "";
}

std::string_view title_of(Schedule schedule) {
    return schedule == Schedule::Karras ? "Karras" : "Automatic";
}

}  // namespace seedbed
