// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], S steps
#include "core/sampling/scheduler.h"

#include "core/base/error.h"
#include "core/sampling/ddim.h"
#include "core/sampling/ddpm.h"
#include "core/sampling/dpmpp_2m.h"
#include "core/sampling/dpmpp_2m_sde.h"
#include "core/sampling/euler.h"
#include "core/sampling/euler_ancestral.h"
#include "core/sampling/heun.h"
#include "core/sampling/lcm.h"
#include "core/sampling/lms.h"
#include "core/sampling/pndm.h"
#include "core/sampling/unipc.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>
#include <string>

namespace seedbed {
namespace {

std::string shown(double number) {
    std::ostringstream text;
    text << number;
    return text.str();
}

}  // namespace

at::Tensor Scheduler::Mix::of(const at::Tensor& sample, const at::Tensor& output) const {
    return at::mul(sample, sample_part).add_(output, output_part);
}

Scheduler::Mix Scheduler::predicted_picture(Parts parts) const {
    const double norm = parts.signal * parts.signal + parts.noise * parts.noise;
    switch (config_.prediction) {
        case Prediction::Epsilon:
            return {1 / parts.signal, -parts.noise / parts.signal};
        case Prediction::Velocity:
            return {parts.signal / norm, -parts.noise / std::sqrt(norm)};
        case Prediction::Sample:
            return {0, 1};
    }
    throw LogicError("[scheduler] unknown prediction type");
}

Scheduler::Mix Scheduler::predicted_noise(Parts parts) const {
    const double norm = parts.signal * parts.signal + parts.noise * parts.noise;
    switch (config_.prediction) {
        case Prediction::Epsilon:
            return {0, 1};
        case Prediction::Velocity:
            return {parts.noise / norm, parts.signal / std::sqrt(norm)};
        case Prediction::Sample:
            return {1 / parts.noise, -parts.signal / parts.noise};
    }
    throw LogicError("[scheduler] unknown prediction type");
}

at::Tensor Scheduler::clipped(const at::Tensor& x0) const {
    return config_.clip ? x0.clamp(-*config_.clip, *config_.clip) : x0;
}

double Scheduler::alpha_at(int timestep) const {
    if (timestep >= 0) return schedule_.alphas_cumprod().at(timestep);
    return config_.set_alpha_to_one ? 1.0 : schedule_.alphas_cumprod().front();
}

Scheduler::Parts Scheduler::parts(int step) const {
    const double alpha = alpha_at(static_cast<int>(timesteps_.at(step)));
    return {std::sqrt(alpha), std::sqrt(1 - alpha)};
}

at::Tensor Scheduler::add_noise_at(int step, const at::Tensor& x0, const at::Tensor& noise) const {
    if (step == steps()) return x0;
    const Parts level = parts(step);
    return at::mul(x0, level.signal).add_(noise, level.noise);
}

int Scheduler::start_step(double strength) const {
    if (!(strength > 0 && strength <= 1))
        throw Error(ErrorCode::InvalidRequest,
                    "strength: it is " + shown(strength) + "; use a number above 0, at most 1");
    const int taken = static_cast<int>(intervals_ * strength);
    if (taken < 1)
        throw Error(ErrorCode::InvalidRequest,
                    "strength: " + shown(strength) + " of " + std::to_string(intervals_) +
                        " steps leaves none to take; use more steps or a higher strength");
    return first_step_of(intervals_ - taken);
}

void Scheduler::set_timesteps(const std::vector<double>& timesteps) {
    timesteps_.assign(timesteps.begin(), timesteps.end());
    check_steps(std::is_sorted(timesteps_.begin(), timesteps_.end(), std::greater_equal<>()) &&
                intervals_ <= config_.train_steps);
}

void Scheduler::set_sigmas(const std::vector<double>& sigmas,
                           const std::vector<double>& timesteps,
                           std::optional<double> last) {
    timesteps_.assign(timesteps.begin(), timesteps.end());
    sigmas_.assign(sigmas.begin(), sigmas.end());
    const double smallest = last.value_or(schedule_.sigmas().front());
    sigmas_.push_back(config_.last_sigma_zero ? 0.0F : static_cast<float>(smallest));
    // The last step may stand still where the last sigma is the schedule's smallest.
    check_steps(std::is_sorted(sigmas_.begin(), sigmas_.end() - 1, std::greater_equal<>()));
}

void Scheduler::check_steps(bool falling) const {
    const bool inside =
        timesteps_.front() <= static_cast<float>(config_.train_steps - 1) &&
        std::all_of(timesteps_.begin(), timesteps_.end(), [](float t) { return t >= 0; });
    if (falling && inside) return;
    throw Error(ErrorCode::InvalidRequest,
                "steps: " + std::to_string(intervals_) + " is more than this model's schedule of " +
                    std::to_string(config_.train_steps) + " can be divided into; use fewer");
}

void Scheduler::check_signal() const {
    if (config_.prediction != Prediction::Epsilon || parts(0).signal > 0) return;
    throw Error(ErrorCode::UnsupportedModel,
                "scheduler_config.json: rescale_betas_zero_snr is true with prediction_type "
                "\"epsilon\": the first step holds no signal to divide by; it needs "
                "\"v_prediction\"");
}

std::unique_ptr<Scheduler> Scheduler::create(
    const nlohmann::json& config, Sampler sampler, Schedule schedule, int steps, double eta) {
    check(steps >= 1, "[scheduler] a run has at least one step");
    const SchedulerConfig read = read_scheduler_config(config, sampler, schedule);
    switch (sampler) {
        case Sampler::Ddim:
            return std::make_unique<Ddim>(read, steps, eta);
        case Sampler::Euler:
            return std::make_unique<Euler>(read, steps);
        case Sampler::EulerAncestral:
            return std::make_unique<EulerAncestral>(read, steps);
        case Sampler::DpmPp2m:
            return std::make_unique<DpmPp2m>(read, steps);
        case Sampler::DpmPp2mSde:
            return std::make_unique<DpmPp2mSde>(read, steps);
        case Sampler::Ddpm:
            return std::make_unique<Ddpm>(read, steps);
        case Sampler::Pndm:
            return std::make_unique<Pndm>(read, steps);
        case Sampler::Lms:
            return std::make_unique<Lms>(read, steps);
        case Sampler::Heun:
            return std::make_unique<Heun>(read, steps);
        case Sampler::UniPc:
            return std::make_unique<UniPc>(read, steps);
        case Sampler::Lcm:
            return std::make_unique<Lcm>(read, steps);
    }
    throw LogicError("[scheduler] not a sampler");
}

}  // namespace seedbed
