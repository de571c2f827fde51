// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture. sigma is noise over signal; the unit-variance pair
// is alpha = 1 / sqrt(sigma^2 + 1) and alpha * sigma, and lambda = -log(sigma).
#include "core/sampling/dpmpp_2m.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <cmath>

namespace seedbed {
namespace {

double signal(double sigma) {
    return 1 / std::sqrt(sigma * sigma + 1);
}

// The steps of this solver are those of a run with one step more, without its last.
std::vector<double> solver_timesteps(const SchedulerConfig& config, int steps) {
    if (config.spacing == Spacing::Trailing) return spaced_timesteps(config, steps, true);
    std::vector<double> timesteps = spaced_timesteps(config, steps + 1, true);
    timesteps.pop_back();
    return timesteps;
}

}  // namespace

DpmPp2m::DpmPp2m(const SchedulerConfig& config, int steps) : Scheduler(config) {
    if (config_.zero_terminal_snr) schedule_.bound_last_sigma();
    std::vector<double> timesteps = solver_timesteps(config_, steps);
    std::vector<double> sigmas;
    if (config_.karras) {
        sigmas = karras_sigmas(schedule_.sigmas().front(), schedule_.sigmas().back(), steps);
        const bool round = config_.beta_schedule != BetaSchedule::SquaredCosine;
        for (int i = 0; i < steps; ++i) {
            const double t = schedule_.timestep_of(sigmas[i]);
            timesteps[i] = round ? std::nearbyint(t) : std::trunc(t);
        }
    } else {
        for (const double t : timesteps) sigmas.push_back(schedule_.sigma_at(t));
    }
    set_sigmas(sigmas, timesteps);
}

at::Tensor DpmPp2m::predicted_picture(double sigma,
                                      const at::Tensor& x,
                                      const at::Tensor& output) const {
    const double alpha = signal(sigma);
    switch (config_.prediction) {
        case Prediction::Epsilon:
            return Mix{1 / alpha, -sigma}.of(x, output);
        case Prediction::Velocity:
            return Mix{alpha, -alpha * sigma}.of(x, output);
        case Prediction::Sample:
            return output;
    }
    throw LogicError("[dpmpp_2m] unknown prediction type");
}

bool DpmPp2m::first_order(int step) const {
    const bool last = step + 1 == steps();
    return step == 0 || (last && (config_.last_sigma_zero || config_.euler_at_final ||
                                  (config_.lower_order_final && steps() < 15)));
}

StepResult DpmPp2m::step(int step,
                         const at::Tensor& x,
                         const at::Tensor& output,
                         const NoiseSource&) {
    const double sigma = sigmas_.at(step);
    const double next = sigmas_.at(step + 1);
    const double alpha = signal(next);
    const double decay = next / sigma - 1;  // exp(-h) - 1 with h = lambda_next - lambda
    const at::Tensor x0 = predicted_picture(sigma, x, output);

    at::Tensor out = at::mul(x, next * alpha / (sigma * signal(sigma)));
    out.add_(x0, -alpha * decay);
    if (!first_order(step)) {
        const double h = std::log(sigma / next);
        const double h_before = std::log(sigmas_.at(step - 1) / sigma);
        const double curve = config_.heun_solver ? alpha * (decay / h + 1) : -0.5 * alpha * decay;
        out.add_(at::sub(x0, last_), curve * h / h_before);
    }
    last_ = x0;
    return {out, x0};
}

void DpmPp2m::keep(const at::Tensor& rows) {
    if (last_.defined()) last_ = last_.index_select(0, rows);
}

}  // namespace seedbed
