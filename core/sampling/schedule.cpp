// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W size, S steps of a run, T training steps
#include "core/sampling/schedule.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace seedbed {
namespace {

std::vector<float> to_vector(const at::Tensor& tensor) {
    const at::Tensor values = tensor.contiguous();
    const float* first = values.const_data_ptr<float>();
    return {first, first + values.numel()};
}

// Nichol and Dhariwal 2021, equation 17.
at::Tensor cosine_betas(int train_steps) {
    const auto alpha_bar = [](double t) {
        return std::pow(std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2), 2);
    };
    at::Tensor betas = at::empty({train_steps}, at::kFloat);
    float* to = betas.mutable_data_ptr<float>();
    for (int i = 0; i < train_steps; ++i) {
        const double now = alpha_bar(static_cast<double>(i) / train_steps);
        const double next = alpha_bar(static_cast<double>(i + 1) / train_steps);
        to[i] = static_cast<float>(std::min(1 - next / now, 0.999));
    }
    return betas;
}

at::Tensor make_betas(const SchedulerConfig& c) {
    if (!c.trained_betas.empty()) {
        if (static_cast<int>(c.trained_betas.size()) != c.train_steps) {
            throw Error(ErrorCode::FileFormat,
                        "scheduler_config.json: trained_betas has " +
                            std::to_string(c.trained_betas.size()) +
                            " values, num_train_timesteps is " + std::to_string(c.train_steps));
        }
        return at::tensor(c.trained_betas, at::kFloat);
    }
    switch (c.beta_schedule) {
        case BetaSchedule::Linear:
            return at::linspace(c.beta_start, c.beta_end, c.train_steps, at::kFloat);
        case BetaSchedule::ScaledLinear:
            return at::linspace(
                       std::sqrt(c.beta_start), std::sqrt(c.beta_end), c.train_steps, at::kFloat)
                .pow(2);
        case BetaSchedule::SquaredCosine:
            return cosine_betas(c.train_steps);
    }
    throw LogicError("[schedule] unknown beta schedule");
}

// Shifts and scales sqrt(alphas_cumprod) so that the last is zero and the first stays: Lin et al.
// 2023 (arXiv 2305.08891), algorithm 1.
at::Tensor without_terminal_signal(const at::Tensor& betas) {
    at::Tensor root = (1.0 - betas).cumprod(0).sqrt();
    const at::Tensor first = root[0].clone();
    const at::Tensor last = root[-1].clone();
    root = (root - last) * (first / (first - last));
    const at::Tensor alpha_bar = root.pow(2);
    const at::Tensor alphas =
        at::cat({alpha_bar.slice(0, 0, 1), alpha_bar.slice(0, 1) / alpha_bar.slice(0, 0, -1)});
    return 1.0 - alphas;
}

}  // namespace

NoiseSchedule::NoiseSchedule(const SchedulerConfig& config) {
    at::Tensor betas = make_betas(config);
    if (config.zero_terminal_snr) betas = without_terminal_signal(betas);
    alphas_cumprod_ = to_vector((1.0 - betas).cumprod(0));
    update_sigmas();
}

void NoiseSchedule::update_sigmas() {
    const at::Tensor a = at::tensor(alphas_cumprod_, at::kFloat);
    sigmas_ = to_vector(((1 - a) / a).pow(0.5));
}

void NoiseSchedule::bound_last_sigma() {
    alphas_cumprod_.back() = std::ldexp(1.0F, -24);  // the smallest positive half-precision number
    update_sigmas();
}

at::Tensor NoiseSchedule::add_noise(const at::Tensor& x0,
                                    const at::Tensor& noise,
                                    const at::Tensor& timesteps) const {
    const at::Tensor all = at::tensor(alphas_cumprod_, at::kFloat).to(x0.device());
    const at::Tensor a = all.index_select(0, timesteps).view({-1, 1, 1, 1});  // [B, 1, 1, 1]
    return a.sqrt() * x0 + (1 - a).sqrt() * noise;
}

at::Tensor NoiseSchedule::velocity(const at::Tensor& x0,
                                   const at::Tensor& noise,
                                   const at::Tensor& timesteps) const {
    const at::Tensor all = at::tensor(alphas_cumprod_, at::kFloat).to(x0.device());
    const at::Tensor a = all.index_select(0, timesteps).view({-1, 1, 1, 1});  // [B, 1, 1, 1]
    return a.sqrt() * noise - (1 - a).sqrt() * x0;
}

double NoiseSchedule::sigma_at(double timestep) const {
    const double last = static_cast<double>(sigmas_.size() - 1);
    const double t = std::clamp(timestep, 0.0, last);
    const auto low = static_cast<std::size_t>(std::min(std::floor(t), std::max(last - 1, 0.0)));
    const std::size_t high = std::min(low + 1, sigmas_.size() - 1);
    const double slope = static_cast<double>(sigmas_[high]) - static_cast<double>(sigmas_[low]);
    return sigmas_[low] + slope * (t - static_cast<double>(low));
}

double NoiseSchedule::timestep_of(double sigma) const {
    const double wanted = std::log(std::max(sigma, 1e-10));
    const auto log_sigma = [this](std::size_t i) {
        return static_cast<double>(std::log(sigmas_[i]));
    };
    std::size_t low = 0;
    while (low + 2 < sigmas_.size() && log_sigma(low + 1) <= wanted) ++low;
    const double w = (log_sigma(low) - wanted) / (log_sigma(low) - log_sigma(low + 1));
    const double weight = std::clamp(w, 0.0, 1.0);
    return (1 - weight) * static_cast<double>(low) + weight * static_cast<double>(low + 1);
}

std::vector<double> spaced_timesteps(const SchedulerConfig& config, int steps, bool rounded) {
    std::vector<double> out(steps);
    const int train = config.train_steps;
    // The stride of numpy's arange, rounded as there: ties fall to the same side.
    const double stride = train - (train - static_cast<double>(train) / steps);
    for (int i = 0; i < steps; ++i) {
        const int from_end = steps - 1 - i;
        switch (config.spacing) {
            case Spacing::Leading:
                out[i] = from_end * (train / steps) + config.steps_offset;
                break;
            case Spacing::Trailing:
                out[i] = std::nearbyint(train - i * stride) - 1;
                break;
            case Spacing::Linspace:
                out[i] =
                    steps == 1 ? 0.0 : from_end * (static_cast<double>(train - 1) / (steps - 1));
                if (rounded) out[i] = std::nearbyint(out[i]);
                break;
        }
    }
    return out;
}

std::vector<double> karras_sigmas(double lowest, double highest, int steps) {
    constexpr double kRho = 7.0;
    const double low = std::pow(lowest, 1 / kRho);
    const double high = std::pow(highest, 1 / kRho);
    std::vector<double> out(steps);
    for (int i = 0; i < steps; ++i) {
        const double ramp = steps == 1 ? 0.0 : static_cast<double>(i) / (steps - 1);
        out[i] = std::pow(high + ramp * (low - high), kRho);
    }
    return out;
}

}  // namespace seedbed
