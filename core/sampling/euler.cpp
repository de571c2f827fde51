// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture
#include "core/sampling/euler.h"

#include <ATen/ATen.h>

#include <cmath>

namespace seedbed {

Euler::Euler(const SchedulerConfig& config, int steps) : Scheduler(config, steps) {
    if (config_.zero_terminal_snr) schedule_.bound_last_sigma();
    std::vector<double> timesteps = spaced_timesteps(config_, steps, false);
    // Steps are kept in float32, as the model is told them.
    for (double& t : timesteps) t = static_cast<float>(t);
    std::vector<double> sigmas;
    for (const double t : timesteps) sigmas.push_back(schedule_.sigma_at(t));
    if (config_.karras) {
        sigmas = karras_sigmas(config_.sigma_min.value_or(sigmas.back()),
                               config_.sigma_max.value_or(sigmas.front()),
                               steps);
        for (int i = 0; i < steps; ++i) timesteps[i] = schedule_.timestep_of(sigmas[i]);
    }
    set_sigmas(sigmas, timesteps);
}

double Euler::init_noise_sigma() const {
    const double sigma = sigmas_.front();
    return config_.spacing == Spacing::Leading ? std::sqrt(sigma * sigma + 1) : sigma;
}

double Euler::input_scale(int step) const {
    const double sigma = sigmas_.at(step);
    return 1 / std::sqrt(sigma * sigma + 1);
}

StepResult Euler::step(int step,
                       const at::Tensor& x,
                       const at::Tensor& output,
                       const NoiseSource&) {
    const double sigma = sigmas_.at(step);
    const double ratio = sigmas_.at(step + 1) / sigma;
    const at::Tensor x0 = predicted_picture(parts(step)).of(x, output);
    // x + (x - x0) / sigma * (sigma_next - sigma)
    return {Mix{ratio, 1 - ratio}.of(x, x0), x0};
}

}  // namespace seedbed
