// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/sampler.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace seedbed {

enum class BetaSchedule { Linear, ScaledLinear, SquaredCosine };
enum class Prediction { Epsilon, Velocity, Sample };  // what the model's output stands for
enum class Spacing { Leading, Linspace, Trailing };   // Lin et al. 2023 (arXiv 2305.08891), table 2

// All of a diffusers scheduler_config.json that changes the numbers of our samplers.
struct SchedulerConfig {
    int train_steps = 1000;
    double beta_start = 0.0001;
    double beta_end = 0.02;
    BetaSchedule beta_schedule = BetaSchedule::Linear;
    std::vector<double> trained_betas;  // instead of a schedule, when not empty
    bool zero_terminal_snr = false;
    Prediction prediction = Prediction::Epsilon;
    Spacing spacing = Spacing::Leading;
    int steps_offset = 0;
    bool karras = false;
    std::optional<double> sigma_min;  // of Karras sigmas, Euler only
    std::optional<double> sigma_max;
    bool last_sigma_zero = true;

    bool set_alpha_to_one = true;  // DDIM
    std::optional<double> clip;    // DDIM: the predicted picture is clamped to [-clip, clip]

    bool heun_solver = false;  // DPM++: solver_type "heun", not "midpoint"
    bool lower_order_final = true;
    bool euler_at_final = false;
};

// Reads a configuration as diffusers' SAMPLER.from_config(config) does, whatever class it was
// written for: fields that are absent take that sampler's own defaults. One difference: DDIM clips
// the predicted picture only where a DDIM or DDPM configuration asks for it or says nothing, or
// `clip_sample` is spelled out; diffusers also clips for configurations of other classes, which
// spoils latent models. Throws Error{UnsupportedModel} naming field and value for an option that
// would change the result and that the sampler does not have, Error{FileFormat} for a value of the
// wrong type.
SchedulerConfig read_scheduler_config(const nlohmann::json& config,
                                      Sampler sampler,
                                      Schedule schedule);

}  // namespace seedbed
