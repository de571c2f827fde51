// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture, alpha = alphas_cumprod[t]
#include "core/sampling/pndm.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <cmath>
#include <string>

namespace seedbed {
namespace {

constexpr int kIntervals = 3;  // Runge-Kutta
constexpr int kCalls = 4;      // of each

// a, then (m, m, b, b), (n, n, c, c), (o, o, d): m, n, o half-way to the step after.
std::vector<double> runge_kutta_timesteps(const std::vector<double>& spaced, int half) {
    std::vector<double> out{spaced.front()};
    for (int i = 1; i <= kIntervals; ++i) {
        out.insert(out.end(), 2, spaced[i] + half);
        out.insert(out.end(), i == kIntervals ? 1 : 2, spaced[i]);
    }
    out.insert(out.end(), spaced.begin() + kIntervals, spaced.end());
    return out;
}

}  // namespace

Pndm::Pndm(const SchedulerConfig& config, int steps) : Scheduler(config, steps) {
    if (config_.zero_terminal_snr) schedule_.bound_last_sigma();
    std::vector<double> timesteps = spaced_timesteps(config_, steps, true);
    set_timesteps(timesteps);
    if (config_.runge_kutta_start) {
        if (steps <= kIntervals)
            throw Error(ErrorCode::InvalidRequest,
                        "steps: " + std::to_string(steps) +
                            " is too few for PNDM's Runge-Kutta form, which this model's "
                            "scheduler_config.json asks for (skip_prk_steps is false); use at "
                            "least 4");
        timesteps = runge_kutta_timesteps(timesteps, config_.train_steps / steps / 2);
    } else if (steps > 1) {
        timesteps.insert(timesteps.begin() + 1, timesteps[1]);
    }
    timesteps_.assign(timesteps.begin(), timesteps.end());
}

int Pndm::runge_kutta_steps() const {
    return config_.runge_kutta_start ? kIntervals * kCalls : 0;
}

int Pndm::first_step_of(int interval) const {
    if (!config_.runge_kutta_start) return interval == 1 ? 2 : interval;
    return interval < kIntervals ? interval * kCalls : runge_kutta_steps() + interval - kIntervals;
}

at::Tensor Pndm::transfer(const at::Tensor& x, const at::Tensor& output, int from, int to) const {
    const double alpha = alpha_at(from);
    const double next = alpha_at(to);
    const at::Tensor noise =
        predicted_noise({std::sqrt(alpha), std::sqrt(1 - alpha)}).of(x, output);
    const double divisor = alpha * std::sqrt(1 - next) + std::sqrt(alpha * (1 - alpha) * next);
    return Mix{std::sqrt(next / alpha), (alpha - next) / divisor}.of(x, noise);
}

// The classical method of order four: the output at the start, two half-way, one at the end.
at::Tensor Pndm::runge_kutta(int step, const at::Tensor& x, const at::Tensor& output) {
    const int call = step % kCalls;
    const int from = static_cast<int>(timesteps_.at(step - call));
    const int half = config_.train_steps / intervals_ / 2;
    const int to = static_cast<int>(timesteps_.at(step)) - (call % 2 == 0 ? half : 0);
    if (call == 0) {
        outputs_.push_back(output);
        start_ = x;
        mean_ = at::div(output, 6);
        return transfer(start_, output, from, to);
    }
    mean_ = at::add(mean_, output, call == kCalls - 1 ? 1.0 / 6 : 1.0 / 3);
    return transfer(start_, call == kCalls - 1 ? mean_ : output, from, to);
}

// Adams-Bashforth, of as high an order as there are outputs: equation 12.
at::Tensor Pndm::combined() const {
    static const std::vector<std::vector<double>> kWeights{
        {1},
        {3.0 / 2, -1.0 / 2},
        {23.0 / 12, -16.0 / 12, 5.0 / 12},
        {55.0 / 24, -59.0 / 24, 37.0 / 24, -9.0 / 24}};
    const auto& weights = kWeights.at(outputs_.size() - 1);
    at::Tensor sum = at::mul(outputs_.back(), weights[0]);
    for (std::size_t i = 1; i < weights.size(); ++i)
        sum.add_(outputs_[outputs_.size() - 1 - i], weights[i]);
    return sum;
}

at::Tensor Pndm::multistep(int step, const at::Tensor& x, const at::Tensor& output) {
    const int t = static_cast<int>(timesteps_.at(step));
    const int stride = config_.train_steps / intervals_;
    // The second call goes over the first interval again, with the mean of its two ends.
    if (step == 1 && start_.defined())
        return transfer(start_, at::add(output, outputs_.back()).div_(2), t + stride, t);
    start_ = step == 0 ? x : at::Tensor();
    if (outputs_.size() == 4) outputs_.erase(outputs_.begin());
    outputs_.push_back(output);
    return transfer(x, combined(), t, t - stride);
}

StepResult Pndm::step(int step, const at::Tensor& x, const at::Tensor& output, const NoiseSource&) {
    const at::Tensor x0 = predicted_picture(parts(step)).of(x, output);
    const bool single = step < runge_kutta_steps();
    return {single ? runge_kutta(step, x, output) : multistep(step, x, output), x0};
}

void Pndm::keep(const at::Tensor& rows) {
    for (at::Tensor& output : outputs_) output = output.index_select(0, rows);
    if (mean_.defined()) mean_ = mean_.index_select(0, rows);
    if (start_.defined()) start_ = start_.index_select(0, rows);
}

}  // namespace seedbed
