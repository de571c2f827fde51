// SPDX-License-Identifier: Apache-2.0
// B rows, W width of the waves, E width of the embedding
#pragma once

#include "core/models/layers.h"
#include "core/models/unet_config.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

// Sinusoids of a number (Vaswani et al. 2017, as in DDPM): float [n] -> float [n, W].
at::Tensor sinusoids(const at::Tensor& numbers,
                     std::int64_t width,
                     bool cosine_first,
                     double freq_shift = 0);

// diffusers' TimestepEmbedding: two linear layers with SiLU between, [n, in] -> [n, E].
class TimeMlp {
 public:
    TimeMlp(const WeightScope& scope, std::int64_t in, std::int64_t out);
    at::Tensor operator()(const at::Tensor& x) const;

 private:
    Linear linear_1_;
    Linear linear_2_;
};

// The time step as the UNet's blocks take it.
class TimeEmbedding {
 public:
    TimeEmbedding(const WeightScope& scope, const UNetConfig& config);
    at::Tensor operator()(const at::Tensor& timesteps) const;  // float [n] -> [n, E]

 private:
    TimeMlp mlp_;
    std::int64_t width_;
    bool cosine_first_;
    double freq_shift_;
};

}  // namespace seedbed
