// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace seedbed {

enum class Sampler {
    Ddim,
    Euler,
    EulerAncestral,
    DpmPp2m,
    DpmPp2mSde,
    Ddpm,
    Pndm,
    Lms,
    Heun,
    UniPc,
    Lcm
};
enum class Schedule { Automatic, Karras };  // Karras: see supports()

std::string_view to_string(Sampler sampler);    // "ddim", "euler_a", "dpmpp_2m_sde", "unipc" ...
std::string_view to_string(Schedule schedule);  // "automatic", "karras"
// Also accepts "dpmpp_2m_karras" and the like, which sets `schedule`.
// Throws Error{InvalidRequest} that lists what there is.
Sampler parse_sampler(std::string_view text, Schedule& schedule);
std::vector<Sampler> all_samplers();
// Karras: the samplers that work in sigma, without Euler ancestral, as in diffusers.
bool supports(Sampler sampler, Schedule schedule);
// Whether eta means anything to it: DDIM alone.
bool takes_eta(Sampler sampler);
// Whether its steps draw fresh noise, so that a picture depends on more than its first noise.
bool adds_noise(Sampler sampler, double eta = 0.0);
// How often a run of so many steps calls the model: Heun twice for all steps but the last, PNDM
// once more (9 times more in its Runge-Kutta form, which only a model's own configuration can ask
// for).
int model_calls(Sampler sampler, int steps);

}  // namespace seedbed
