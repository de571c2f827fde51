// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture
#include "core/sampling/lcm.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <cmath>
#include <string>

namespace seedbed {

Lcm::Lcm(const SchedulerConfig& config, int steps) : Scheduler(config, steps) {
    if (steps > config_.original_steps)
        throw Error(ErrorCode::InvalidRequest,
                    "steps: " + std::to_string(steps) + " is more than the " +
                        std::to_string(config_.original_steps) +
                        " that the sampler lcm has here (original_inference_steps); use fewer");
    const int stride = config_.train_steps / config_.original_steps;
    std::vector<double> timesteps;
    for (int i = 0; i < steps; ++i) {
        const double place = i * (static_cast<double>(config_.original_steps) / steps);
        timesteps.push_back((config_.original_steps - std::floor(place)) * stride - 1);
    }
    set_timesteps(timesteps);
    check_signal();
}

StepResult Lcm::step(int step,
                     const at::Tensor& x,
                     const at::Tensor& output,
                     const NoiseSource& noise) {
    constexpr double kData = 0.5;  // standard deviation of the data, as the models are made
    const double t = timesteps_.at(step) * config_.timestep_scaling;
    const double norm = t * t + kData * kData;
    const Mix boundary{kData * kData / norm, t / std::sqrt(norm)};  // c_skip, c_out: equation 9
    const at::Tensor x0 = clipped(predicted_picture(parts(step)).of(x, output));
    const at::Tensor denoised = boundary.of(x, x0);
    if (step + 1 == steps()) return {denoised, denoised};
    const Parts next = parts(step + 1);
    return {Mix{next.signal, next.noise}.of(denoised, noise()), denoised};
}

}  // namespace seedbed
