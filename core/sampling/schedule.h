// SPDX-License-Identifier: Apache-2.0
// Noise schedules: how much signal is left at each training step, and which steps a run visits.
// Numerically equal to diffusers (float32 where it uses float32), so that its configurations give
// its numbers. S steps of a run, T training steps; sigma = sqrt((1 - a) / a) with a =
// alphas_cumprod[t]
#pragma once

#include "core/sampling/scheduler_config.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace seedbed {

class NoiseSchedule {
 public:
    // Throws Error{FileFormat} when trained_betas has another length than num_train_timesteps.
    explicit NoiseSchedule(const SchedulerConfig& config);

    const std::vector<float>& alphas_cumprod() const { return alphas_cumprod_; }  // [T]
    const std::vector<float>& sigmas() const { return sigmas_; }                  // [T], rising

    // Forward process q(x_t | x_0), Ho et al. 2020, equation 4: sqrt(a) x0 + sqrt(1 - a) noise.
    // x0 and noise: [B, C, H, W]; timesteps: int64 [B].
    at::Tensor add_noise(const at::Tensor& x0,
                         const at::Tensor& noise,
                         const at::Tensor& timesteps) const;
    // Target of v prediction (Salimans and Ho 2022): sqrt(a) noise - sqrt(1 - a) x0.
    at::Tensor velocity(const at::Tensor& x0,
                        const at::Tensor& noise,
                        const at::Tensor& timesteps) const;

    // sigma at a fractional step, linear between its neighbours and constant beyond the ends.
    double sigma_at(double timestep) const;
    // The fractional step whose log sigma this is, linear in log sigma.
    double timestep_of(double sigma) const;

    // Keeps the last sigma of a zero-terminal-SNR schedule finite, as the samplers that work in
    // sigma need it.
    void bound_last_sigma();

 private:
    void update_sigmas();

    std::vector<float> alphas_cumprod_;
    std::vector<float> sigmas_;
};

// The steps that a run visits, falling. Leading and trailing land on whole steps; `rounded` also
// rounds linspace.
std::vector<double> spaced_timesteps(const SchedulerConfig& config, int steps, bool rounded);

// S sigmas from `highest` to `lowest`, Karras et al. 2022 (arXiv 2206.00364), equation 5 with rho
// = 7.
std::vector<double> karras_sigmas(double lowest, double highest, int steps);

}  // namespace seedbed
