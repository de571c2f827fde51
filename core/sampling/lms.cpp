// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], x0 predicted picture
#include "core/sampling/lms.h"

#include <ATen/ATen.h>

#include <cmath>

namespace seedbed {

// The integral over the step of the polynomial that is 1 at the sigma `back` steps ago and 0 at the
// others. Gauss's rule with two points is exact to the third degree, which is all there is.
double Lms::weight(int step, int order, int back) const {
    const double from = sigmas_.at(step);
    const double to = sigmas_.at(step + 1);
    const auto polynomial = [&](double sigma) {
        double product = 1;
        for (int k = 0; k < order; ++k) {
            if (k == back) continue;
            const double other = sigmas_.at(step - k);
            product *= (sigma - other) / (sigmas_.at(step - back) - other);
        }
        return product;
    };
    const double middle = (from + to) / 2;
    const double half = (to - from) / 2;
    const double point = half / std::sqrt(3.0);
    return half * (polynomial(middle - point) + polynomial(middle + point));
}

StepResult Lms::step(int step, const at::Tensor& x, const at::Tensor& output, const NoiseSource&) {
    const at::Tensor x0 = predicted_picture(parts(step)).of(x, output);
    if (slopes_.size() == 4) slopes_.erase(slopes_.begin());
    slopes_.push_back(at::sub(x, x0).div_(static_cast<double>(sigmas_.at(step))));
    const int order = static_cast<int>(slopes_.size());
    at::Tensor next = x;
    for (int back = 0; back < order; ++back)
        next = at::add(next, slopes_[order - 1 - back], weight(step, order, back));
    return {next, x0};
}

void Lms::keep(const at::Tensor& rows) {
    for (at::Tensor& slope : slopes_) slope = slope.index_select(0, rows);
}

}  // namespace seedbed
