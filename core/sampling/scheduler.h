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
#include <optional>
#include <vector>

namespace seedbed {

// Fresh standard normal noise like the sample, [B, C, H, W], each row from its own image's
// generator.
using NoiseSource = std::function<at::Tensor()>;

struct StepResult {
    at::Tensor next;      // [B, C, H, W] the sample of the next step
    at::Tensor denoised;  // [B, C, H, W] the picture that the model predicts (x0)
};

// One run of S steps, one for each call of the model: more than were asked for with Heun and PNDM.
// Steps are taken in order, each once, from the first or from start_step(). Differentiable: nothing
// is changed in place.
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
    // [S + 1] in units where the picture has scale 1; empty for DDIM, DDPM, PNDM and LCM.
    const std::vector<float>& sigmas() const { return sigmas_; }
    const NoiseSchedule& noise_schedule() const { return schedule_; }

    // Factor of unit noise that gives the first sample.
    virtual double init_noise_sigma() const { return 1.0; }
    // Factor of the sample that gives the model's input.
    virtual double input_scale(int step) const { return 1.0; }

    // Where a run from a picture begins: strength 1 takes all steps, 0.3 the last three tenths, as
    // diffusers' img2img (LMS, UniPC and PNDM then begin with low order, where diffusers goes on as
    // if there had been steps before). Throws Error{InvalidRequest} for a strength outside 0 to 1
    // or one that leaves no step.
    int start_step(double strength) const;
    // A picture x0 with unit noise at the level at which `step` begins, in this sampler's own
    // scale; x0 itself for step S. [B, C, H, W]
    at::Tensor add_noise_at(int step, const at::Tensor& x0, const at::Tensor& noise) const;
    // The parts of the picture and of unit noise in the sample with which `step` begins.
    struct Parts {
        double signal;
        double noise;
    };
    virtual Parts parts(int step) const;

    // sample and output: [B, C, H, W]; output is the model's answer to input_scale(step) * sample.
    virtual StepResult step(int step,
                            const at::Tensor& sample,
                            const at::Tensor& output,
                            const NoiseSource& noise) = 0;
    // Goes on with these rows of the batch alone: a sampler that remembers forgets the others. rows
    // [B'] int64, on the device of the samples.
    virtual void keep(const at::Tensor& rows) {}

 protected:
    // steps: as asked for.
    Scheduler(const SchedulerConfig& config, int steps)
        : config_(config), schedule_(config), intervals_(steps) {}

    // sample_part * sample + output_part * output
    struct Mix {
        double sample_part;
        double output_part;
        at::Tensor of(const at::Tensor& sample, const at::Tensor& output) const;
    };
    // The picture, or the noise, that an output stands for where the sample has these parts.
    Mix predicted_picture(Parts parts) const;
    Mix predicted_noise(Parts parts) const;
    at::Tensor clipped(const at::Tensor& x0) const;

    // The step with which the interval begins.
    virtual int first_step_of(int interval) const { return interval; }

    // Sets the whole timesteps of the samplers that work in alphas_cumprod.
    void set_timesteps(const std::vector<double>& timesteps);
    // Sets sigmas and timesteps of the samplers that work in sigma. last: the sigma that a run ends
    // with where the configuration does not want zero; without it the schedule's smallest.
    void set_sigmas(const std::vector<double>& sigmas,
                    const std::vector<double>& timesteps,
                    std::optional<double> last = {});
    // Throws Error{InvalidRequest} unless the timesteps are inside the schedule and `falling`
    // holds.
    void check_steps(bool falling) const;
    // Throws Error{UnsupportedModel} where the first step would divide by a signal of zero.
    void check_signal() const;
    // Between the training steps; 1, or that of the first of them, before it.
    double alpha_at(int timestep) const;

    SchedulerConfig config_;
    NoiseSchedule schedule_;
    int intervals_;
    std::vector<float> timesteps_;
    std::vector<float> sigmas_;
};

}  // namespace seedbed
