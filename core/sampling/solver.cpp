// SPDX-License-Identifier: Apache-2.0
// S steps
#include "core/sampling/solver.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace seedbed {

float Solver::torch_exp(float x) {
    return at::scalar_tensor(x, at::kFloat).exp().item<float>();
}

float Solver::torch_expm1(float x) {
    return at::scalar_tensor(x, at::kFloat).expm1().item<float>();
}

Solver::Solver(const SchedulerConfig& config, int steps, bool rounds_always, bool karras_end)
    : Scheduler(config, steps) {
    if (config_.zero_terminal_snr) schedule_.bound_last_sigma();
    std::vector<double> timesteps = solver_timesteps();
    std::vector<double> sigmas;
    std::optional<double> last;
    if (config_.karras) {
        const bool rounds = rounds_always || config_.beta_schedule != BetaSchedule::SquaredCosine;
        sigmas = karras_steps(timesteps, rounds);
        if (karras_end) last = sigmas.back();
    } else {
        for (const double t : timesteps) sigmas.push_back(schedule_.sigma_at(t));
    }
    set_sigmas(sigmas, timesteps, last);

    const at::Tensor sigma = at::tensor(sigmas_, at::kFloat);
    const at::Tensor signal = (sigma.square() + 1).pow(0.5).reciprocal();
    const at::Tensor noise = sigma * signal;
    const at::Tensor all = at::stack({sigma, signal, noise, signal.log() - noise.log()}, 1);
    for (const float* row = all.const_data_ptr<float>(); levels_.size() < sigmas_.size(); row += 4)
        levels_.push_back({row[0], row[1], row[2], row[3]});
}

// The steps of these solvers are those of a run with one step more, without its last.
std::vector<double> Solver::solver_timesteps() const {
    SchedulerConfig spaced = config_;
    if (config_.lambda_min) {
        // Training steps noisier than that are left out.
        const auto noisy = [&](float sigma) { return -std::log(sigma) < *config_.lambda_min; };
        const auto& sigmas = schedule_.sigmas();
        spaced.train_steps -= static_cast<int>(std::count_if(sigmas.begin(), sigmas.end(), noisy));
    }
    if (config_.spacing == Spacing::Trailing) return spaced_timesteps(spaced, intervals_, true);
    std::vector<double> timesteps = spaced_timesteps(spaced, intervals_ + 1, true);
    timesteps.pop_back();
    return timesteps;
}

std::vector<double> Solver::karras_steps(std::vector<double>& timesteps, bool rounds) const {
    std::vector<double> sigmas =
        karras_sigmas(config_.sigma_min.value_or(schedule_.sigmas().front()),
                      config_.sigma_max.value_or(schedule_.sigmas().back()),
                      intervals_);
    timesteps.clear();
    for (const double sigma : sigmas) {
        const double t = schedule_.timestep_of(sigma);
        timesteps.push_back(rounds ? std::nearbyint(t) : std::trunc(t));
    }
    return sigmas;
}

Scheduler::Parts Solver::parts(int step) const {
    return {level(step).signal, level(step).noise};
}

void Solver::remember(at::Tensor output) {
    if (static_cast<int>(outputs_.size()) == config_.solver_order) outputs_.erase(outputs_.begin());
    outputs_.push_back(std::move(output));
}

void Solver::keep(const at::Tensor& rows) {
    for (at::Tensor& output : outputs_) output = output.index_select(0, rows);
}

}  // namespace seedbed
