// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture
#include "core/sampling/heun.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

namespace seedbed {
namespace {

// a, b, b, c, c ...; the last alone where it is the end of a run.
std::vector<float> doubled(const std::vector<float>& values, bool last_too) {
    std::vector<float> out{values.front()};
    for (std::size_t i = 1; i < values.size(); ++i)
        out.insert(out.end(), last_too || i + 1 < values.size() ? 2 : 1, values[i]);
    return out;
}

}  // namespace

Heun::Heun(const SchedulerConfig& config, int steps) : Euler(config, steps) {
    timesteps_ = doubled(timesteps_, true);
    sigmas_ = doubled(sigmas_, false);
}

StepResult Heun::step(int step, const at::Tensor& x, const at::Tensor& output, const NoiseSource&) {
    const double sigma = sigmas_.at(step);
    const at::Tensor x0 = clipped(predicted_picture(parts(step)).of(x, output));
    const at::Tensor slope = at::sub(x, x0).div_(sigma);
    if (step % 2 == 0) {
        start_ = x;
        slope_ = slope;
        return {at::mul(slope, sigmas_.at(step + 1) - sigma).add_(x), x0};
    }
    check(start_.defined(), "[heun] an interval begins with its first step");
    const double way = sigma - sigmas_.at(step - 1);
    const at::Tensor next = at::add(slope_, slope).mul_(way / 2).add_(start_);
    start_ = slope_ = at::Tensor();
    return {next, x0};
}

void Heun::keep(const at::Tensor& rows) {
    if (!start_.defined()) return;
    start_ = start_.index_select(0, rows);
    slope_ = slope_.index_select(0, rows);
}

}  // namespace seedbed
