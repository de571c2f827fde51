// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/sampler.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

enum class BetaSchedule { Linear, ScaledLinear, SquaredCosine };
enum class Prediction { Epsilon, Velocity, Sample };  // what the model's output stands for
enum class Spacing { Leading, Linspace, Trailing };   // Lin et al. 2023 (arXiv 2305.08891), table 2

enum class Variance { Small, Large };  // DDPM: what fresh noise a step adds
enum class BhForm { One, Two };        // UniPC: the function B(h) of its paper

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
    std::optional<double> sigma_min;  // of Karras sigmas, where not the schedule's own
    std::optional<double> sigma_max;
    bool last_sigma_zero = true;
    std::optional<double> clip;  // the predicted picture is clamped to [-clip, clip]

    bool set_alpha_to_one = true;  // DDIM, PNDM

    Variance variance = Variance::Small;  // DDPM

    bool runge_kutta_start = false;  // PNDM: skip_prk_steps is false

    int solver_order = 2;  // DPM++, UniPC
    bool lower_order_final = true;
    bool heun_solver = false;  // DPM++: solver_type "heun", not "midpoint"
    bool euler_at_final = false;
    std::optional<double> lambda_min;  // DPM++: lambda_min_clipped

    BhForm bh = BhForm::Two;  // UniPC
    bool predict_picture = true;
    std::vector<std::int64_t> uncorrected_steps;  // disable_corrector

    int original_steps = 50;  // LCM: the steps that it was distilled for
    double timestep_scaling = 10.0;
};

// Reads a configuration as diffusers' SAMPLER.from_config(config) does, whatever class it was
// written for: fields that are absent take that sampler's own defaults. Three differences, each
// where diffusers would spoil latent models: DDIM and DDPM clip the predicted picture only where a
// DDIM or DDPM configuration asks for it or says nothing, or `clip_sample` is spelled out; PNDM
// starts with Runge-Kutta steps only where a PNDM configuration says nothing or `skip_prk_steps` is
// spelled out; PNDM, LMS and Heun heed rescale_betas_zero_snr. The algorithm_type is the sampler's
// own. Throws Error{UnsupportedModel} naming field and value for an option that would change the
// result and that the sampler does not have, Error{FileFormat} for a value of the wrong type.
SchedulerConfig read_scheduler_config(const nlohmann::json& config,
                                      Sampler sampler,
                                      Schedule schedule);

// The sampler that a model's own scheduler_config.json names by its class (and, for the DPM solver,
// its algorithm). With Schedule::Automatic it runs as the configuration says, Karras sigmas
// included. Throws Error{UnsupportedModel} that lists the classes there are; Error{FileFormat}
// without a class.
Sampler sampler_of_class(const nlohmann::json& config);

}  // namespace seedbed
