// SPDX-License-Identifier: Apache-2.0
#include "core/models/time_embedding.h"

#include <ATen/ATen.h>

#include <cmath>

namespace seedbed {

at::Tensor sinusoids(const at::Tensor& numbers,
                     std::int64_t width,
                     bool cosine_first,
                     double freq_shift) {
    const std::int64_t half = width / 2;
    const double range = static_cast<double>(half) - freq_shift;
    const auto options = numbers.options().dtype(at::kFloat);
    const at::Tensor frequencies =
        (at::arange(half, options) * -std::log(10000.0) / range).exp();          // [half]
    const at::Tensor phase = numbers.to(at::kFloat).unsqueeze(1) * frequencies;  // [n, half]
    const at::Tensor sine = phase.sin(), cosine = phase.cos();
    return cosine_first ? at::cat({cosine, sine}, 1) : at::cat({sine, cosine}, 1);  // [n, W]
}

TimeMlp::TimeMlp(const WeightScope& scope, std::int64_t in, std::int64_t out)
    : linear_1_(scope / "linear_1", in, out), linear_2_(scope / "linear_2", out, out) {}

at::Tensor TimeMlp::operator()(const at::Tensor& x) const {
    return linear_2_(at::silu(linear_1_(x.to(linear_1_.weight.scalar_type()))));
}

TimeEmbedding::TimeEmbedding(const WeightScope& scope, const UNetConfig& config)
    : mlp_(scope, config.channels[0], config.time_width),
      width_(config.channels[0]),
      cosine_first_(config.flip_sin_to_cos),
      freq_shift_(config.freq_shift) {}

at::Tensor TimeEmbedding::operator()(const at::Tensor& timesteps) const {
    return mlp_(sinusoids(timesteps, width_, cosine_first_, freq_shift_));
}

}  // namespace seedbed
