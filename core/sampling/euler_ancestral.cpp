// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture
#include "core/sampling/euler_ancestral.h"

#include <ATen/ATen.h>

#include <cmath>

namespace seedbed {

StepResult EulerAncestral::step(int step,
                                const at::Tensor& x,
                                const at::Tensor& output,
                                const NoiseSource& noise) {
    const double from = sigmas_.at(step);
    const double to = sigmas_.at(step + 1);
    const double up = std::sqrt(to * to * (from * from - to * to) / (from * from));
    const double down = std::sqrt(to * to - up * up);
    const at::Tensor x0 = predicted_picture(parts(step)).of(x, output);
    at::Tensor next = Mix{down / from, 1 - down / from}.of(x, x0);
    // Drawn at the last step too, where it counts nothing, so that the generators stand where
    // diffusers' do.
    next.add_(noise(), up);
    return {next, x0};
}

}  // namespace seedbed
