// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/layers.h"
#include "core/models/unet_config.h"

#include <ATen/core/Tensor.h>

namespace seedbed {

// Sinusoids of the time step (Vaswani et al. 2017, as in DDPM), then two linear layers with SiLU
// between.
class TimeEmbedding {
 public:
    TimeEmbedding(const WeightScope& scope, const UNetConfig& config);
    at::Tensor operator()(const at::Tensor& timesteps) const;  // float [n] -> [n, E]

 private:
    Linear linear_1_;
    Linear linear_2_;
    at::Tensor frequencies_;  // [C0 / 2]
    bool cosine_first_;
};

}  // namespace seedbed
