// SPDX-License-Identifier: Apache-2.0
// The samplers: how a model's output at one step becomes the sample of the next. Numerically equal
// to diffusers' schedulers of the same names. B images, C latent channels, H W latent size, S steps
#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/schedule.h"

#include <ATen/core/Tensor.h>
#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <vector>

namespace seedbed {

// Fresh standard normal noise like the sample, [B, C, H, W], each row from its own image's
// generator.
using NoiseSource = std::function<at::Tensor()>;

struct StepResult {
    at::Tensor next;      // [B, C, H, W] the sample of the next step
    at::Tensor denoised;  // [B, C, H, W] the picture that the model predicts (x0)
};

// One run of S steps. Steps are taken in order, each once. Differentiable: nothing is changed in
// place.
class Scheduler {
 public:
    // config: a model's scheduler_config.json of any class (see read_scheduler_config). eta: DDIM
    // only, 0 = deterministic, 1 = as noisy as DDPM. Throws as read_scheduler_config, and
    // Error{InvalidRequest} for more steps than the schedule has.
    static std::unique_ptr<Scheduler> create(const nlohmann::json& config,
                                             Sampler sampler,
                                             Schedule schedule,
                                             int steps,
                                             double eta = 0.0);
    virtual ~Scheduler() = default;

    int steps() const { return static_cast<int>(timesteps_.size()); }
    // What the model is told at each step, falling; fractional for Euler with linspace or Karras.
    const std::vector<float>& timesteps() const { return timesteps_; }
    // [S + 1] in units where the picture has scale 1; empty for DDIM.
    const std::vector<float>& sigmas() const { return sigmas_; }
    const NoiseSchedule& noise_schedule() const { return schedule_; }

    // Factor of unit noise that gives the first sample.
    virtual double init_noise_sigma() const { return 1.0; }
    // Factor of the sample that gives the model's input.
    virtual double input_scale(int step) const { return 1.0; }
    // sample and output: [B, C, H, W]; output is the model's answer to input_scale(step) * sample.
    virtual StepResult step(int step,
                            const at::Tensor& sample,
                            const at::Tensor& output,
                            const NoiseSource& noise) = 0;
    // Goes on with these rows of the batch alone: a sampler that remembers forgets the others. rows
    // [B'] int64, on the device of the samples.
    virtual void keep(const at::Tensor& rows) {}

 protected:
    explicit Scheduler(const SchedulerConfig& config) : config_(config), schedule_(config) {}

    // sample_part * sample + output_part * output
    struct Mix {
        double sample_part;
        double output_part;
        at::Tensor of(const at::Tensor& sample, const at::Tensor& output) const;
    };

    // Sets sigmas and timesteps of the samplers that work in sigma.
    void set_sigmas(const std::vector<double>& sigmas, const std::vector<double>& timesteps);
    // Throws Error{InvalidRequest} unless the timesteps are inside the schedule and `falling`
    // holds.
    void check_steps(bool falling) const;

    SchedulerConfig config_;
    NoiseSchedule schedule_;
    std::vector<float> timesteps_;
    std::vector<float> sigmas_;
};

}  // namespace seedbed
