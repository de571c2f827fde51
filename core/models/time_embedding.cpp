// SPDX-License-Identifier: Apache-2.0
#include "core/models/time_embedding.h"

#include <ATen/ATen.h>

#include <cmath>

namespace seedbed {

TimeEmbedding::TimeEmbedding(const WeightScope& scope, const UNetConfig& config)
    : linear_1_(scope / "linear_1", config.channels[0], config.time_width),
      linear_2_(scope / "linear_2", config.time_width, config.time_width),
      cosine_first_(config.flip_sin_to_cos) {
    const std::int64_t half = config.channels[0] / 2;
    const double range = static_cast<double>(half) - config.freq_shift;
    const auto options = linear_1_.weight.options().dtype(at::kFloat);
    frequencies_ = (at::arange(half, options) * -std::log(10000.0) / range).exp();  // [half]
}

at::Tensor TimeEmbedding::operator()(const at::Tensor& timesteps) const {
    const at::Tensor phase = timesteps.unsqueeze(1) * frequencies_;  // [n, half]
    const at::Tensor sine = phase.sin(), cosine = phase.cos();
    const at::Tensor waves =
        cosine_first_ ? at::cat({cosine, sine}, 1) : at::cat({sine, cosine}, 1);  // [n, C0]
    return linear_2_(at::silu(linear_1_(waves.to(linear_1_.weight.scalar_type()))));
}

}  // namespace seedbed
