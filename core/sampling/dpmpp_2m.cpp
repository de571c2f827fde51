// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture, h step in lambda
#include "core/sampling/dpmpp_2m.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace seedbed {

int DpmPp2m::order_of(int step) const {
    const int left = steps() - step;
    const bool lowers = config_.lower_order_final && steps() < 15;
    const bool still = sigmas_.at(step) == sigmas_.at(step + 1);
    if (still || (left == 1 && (config_.last_sigma_zero || config_.euler_at_final || lowers)))
        return 1;
    const int most = left == 2 && lowers ? std::min(2, config_.solver_order) : config_.solver_order;
    return std::min<int>(most, static_cast<int>(outputs().size()) + 1);
}

DpmPp2m::Weights DpmPp2m::weights(int step, int order) const {
    const Level& here = level(step);
    const Level& next = level(step + 1);
    const float decay = torch_exp(here.lambda - next.lambda) - 1;  // exp(-h) - 1
    Weights out{next.noise / here.noise, -next.signal * decay, 0, 0, 0};
    if (order == 1) return out;
    const float h = next.lambda - here.lambda;
    const bool midpoint = order == 2 && !config_.heun_solver;
    out.slope = next.signal * (midpoint ? -0.5F * decay : decay / h + 1);
    if (order == 3) out.curve = -next.signal * ((decay + h) / (h * h) - 0.5F);
    return out;
}

// The difference of the two last predicted pictures, drawn out to the length of this step; with a
// third, that of the curve through all of them.
at::Tensor DpmPp2m::slope(int step, const at::Tensor& x0) const {
    const float h = level(step + 1).lambda - level(step).lambda;
    const float before = level(step).lambda - level(step - 1).lambda;
    return at::sub(x0, outputs().back()).mul_(h / before);
}

at::Tensor DpmPp2m::curve(int step, const at::Tensor& x0) const {
    const float h = level(step + 1).lambda - level(step).lambda;
    const float before = level(step - 1).lambda - level(step - 2).lambda;
    const auto& earlier = outputs();
    const at::Tensor older = at::sub(earlier.back(), earlier[earlier.size() - 2]).mul_(h / before);
    return at::sub(slope(step, x0), older);
}

StepResult DpmPp2m::step(int step,
                         const at::Tensor& x,
                         const at::Tensor& output,
                         const NoiseSource& noise) {
    const at::Tensor x0 = predicted_picture(parts(step)).of(x, output);
    const int order = order_of(step);
    const Weights part = weights(step, order);
    at::Tensor next = Mix{part.sample, part.picture}.of(x, x0);
    if (order >= 2) next.add_(slope(step, x0), part.slope);
    if (order == 3) {
        const float h = level(step + 1).lambda - level(step).lambda;
        const float near = (level(step).lambda - level(step - 1).lambda) / h;
        const float both = (level(step).lambda - level(step - 2).lambda) / h;
        next.add_(curve(step, x0), part.slope * near / both + part.curve / both);
    }
    if (draws()) next.add_(noise(), part.noise);
    remember(x0);
    return {next, x0};
}

}  // namespace seedbed
