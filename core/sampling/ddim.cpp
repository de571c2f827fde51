// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture, alpha = alphas_cumprod[t]
#include "core/sampling/ddim.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace seedbed {

Ddim::Ddim(const SchedulerConfig& config, int steps, double eta) : Scheduler(config), eta_(eta) {
    const std::vector<double> spaced = spaced_timesteps(config_, steps, true);
    timesteps_.assign(spaced.begin(), spaced.end());
    check_steps(std::is_sorted(timesteps_.begin(), timesteps_.end(), std::greater_equal<>()) &&
                steps <= config_.train_steps);
    if (alpha_at(static_cast<int>(timesteps_.front())) == 0 &&
        config_.prediction == Prediction::Epsilon) {
        throw Error(ErrorCode::UnsupportedModel,
                    "scheduler_config.json: rescale_betas_zero_snr is true with prediction_type "
                    "\"epsilon\": "
                    "the first step holds no signal to divide by; it needs \"v_prediction\"");
    }
}

// Before the first training step lies the picture itself, or, for models made so, that step again.
double Ddim::alpha_at(int timestep) const {
    if (timestep >= 0) return schedule_.alphas_cumprod()[timestep];
    return config_.set_alpha_to_one ? 1.0 : schedule_.alphas_cumprod().front();
}

Scheduler::Mix Ddim::predicted_picture(double alpha) const {
    const double signal = std::sqrt(alpha);
    const double noise = std::sqrt(1 - alpha);
    switch (config_.prediction) {
        case Prediction::Epsilon:
            return {1 / signal, -noise / signal};
        case Prediction::Velocity:
            return {signal, -noise};
        case Prediction::Sample:
            return {0, 1};
    }
    throw LogicError("[ddim] unknown prediction type");
}

Scheduler::Mix Ddim::predicted_noise(double alpha) const {
    const double signal = std::sqrt(alpha);
    const double noise = std::sqrt(1 - alpha);
    switch (config_.prediction) {
        case Prediction::Epsilon:
            return {0, 1};
        case Prediction::Velocity:
            return {noise, signal};
        case Prediction::Sample:
            return {1 / noise, -signal / noise};
    }
    throw LogicError("[ddim] unknown prediction type");
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

    at::Tensor x0 = predicted_picture(alpha).of(x, output);
    if (config_.clip) x0 = x0.clamp(-*config_.clip, *config_.clip);
    const at::Tensor direction = predicted_noise(alpha).of(x, output);
    at::Tensor next = at::mul(x0, std::sqrt(alpha_next));
    next.add_(direction, std::sqrt(1 - alpha_next - sigma * sigma));  // equation 12
    if (eta_ > 0) next.add_(noise(), sigma);
    return {next, x0};
}

}  // namespace seedbed
