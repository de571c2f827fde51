// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/scheduler.h"

#include "core/base/error.h"
#include "core/sampling/ddim.h"
#include "core/sampling/dpmpp_2m.h"
#include "core/sampling/euler.h"
#include "core/sampling/euler_ancestral.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

namespace seedbed {

at::Tensor Scheduler::Mix::of(const at::Tensor& sample, const at::Tensor& output) const {
    return at::mul(sample, sample_part).add_(output, output_part);
}

void Scheduler::set_sigmas(const std::vector<double>& sigmas,
                           const std::vector<double>& timesteps) {
    timesteps_.assign(timesteps.begin(), timesteps.end());
    sigmas_.assign(sigmas.begin(), sigmas.end());
    sigmas_.push_back(config_.last_sigma_zero ? 0.0F : schedule_.sigmas().front());
    // The last step may stand still where the last sigma is the schedule's smallest.
    check_steps(std::is_sorted(sigmas_.begin(), sigmas_.end() - 1, std::greater_equal<>()));
}

void Scheduler::check_steps(bool falling) const {
    const bool inside =
        timesteps_.front() <= static_cast<float>(config_.train_steps - 1) &&
        std::all_of(timesteps_.begin(), timesteps_.end(), [](float t) { return t >= 0; });
    if (falling && inside) return;
    throw Error(ErrorCode::InvalidRequest,
                "steps: " + std::to_string(steps()) + " is more than this model's schedule of " +
                    std::to_string(config_.train_steps) + " can be divided into; use fewer");
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
    }
    throw LogicError("[scheduler] not a sampler");
}

}  // namespace seedbed
