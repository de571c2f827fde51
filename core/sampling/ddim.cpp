// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture, alpha = alphas_cumprod[t]
#include "core/sampling/ddim.h"

#include <ATen/ATen.h>

#include <cmath>

namespace seedbed {

Ddim::Ddim(const SchedulerConfig& config, int steps, double eta)
    : Scheduler(config, steps), eta_(eta) {
    set_timesteps(spaced_timesteps(config_, steps, true));
    check_signal();
}

StepResult Ddim::step(int step,
                      const at::Tensor& x,
                      const at::Tensor& output,
                      const NoiseSource& noise) {
    const int t = static_cast<int>(timesteps_.at(step));
    const double alpha = alpha_at(t);
    const double alpha_next = alpha_at(t - config_.train_steps / steps());
    const double variance = (1 - alpha_next) / (1 - alpha) * (1 - alpha / alpha_next);
    const double sigma = eta_ * std::sqrt(variance);  // equation 16

    const at::Tensor x0 = clipped(predicted_picture(parts(step)).of(x, output));
    const at::Tensor direction = predicted_noise(parts(step)).of(x, output);
    at::Tensor next = at::mul(x0, std::sqrt(alpha_next));
    next.add_(direction, std::sqrt(1 - alpha_next - sigma * sigma));  // equation 12
    if (eta_ > 0) next.add_(noise(), sigma);
    return {next, x0};
}

}  // namespace seedbed
