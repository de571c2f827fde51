// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture, alpha = alphas_cumprod[t]
#include "core/sampling/ddpm.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace seedbed {

Ddpm::Ddpm(const SchedulerConfig& config, int steps) : Scheduler(config, steps) {
    set_timesteps(spaced_timesteps(config_, steps, true));
    check_signal();
}

StepResult Ddpm::step(int step,
                      const at::Tensor& x,
                      const at::Tensor& output,
                      const NoiseSource& noise) {
    const int t = static_cast<int>(timesteps_.at(step));
    const bool last = step + 1 == steps();
    // In float32 as in diffusers: of neighbouring steps, 1 - ratio keeps few digits.
    const auto& alphas = schedule_.alphas_cumprod();
    const float alpha = alphas[t];
    const float alpha_next = last ? 1.0F : alphas[static_cast<int>(timesteps_[step + 1])];
    const float kept = alpha / alpha_next;
    const float lost = 1.0F - kept;
    const float small = std::max((1.0F - alpha_next) / (1.0F - alpha) * lost, 1e-20F);

    const at::Tensor x0 = clipped(predicted_picture(parts(step)).of(x, output));
    const Mix mean{std::sqrt(kept) * (1.0F - alpha_next) / (1.0F - alpha),
                   std::sqrt(alpha_next) * lost / (1.0F - alpha)};  // equation 7
    at::Tensor next = mean.of(x, x0);
    if (t > 0) next.add_(noise(), std::sqrt(config_.variance == Variance::Large ? lost : small));
    return {next, x0};
}

}  // namespace seedbed
