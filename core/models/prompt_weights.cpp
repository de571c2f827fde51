// SPDX-License-Identifier: Apache-2.0
// R chunks of prompts, L positions of a chunk, D width
#include "core/models/prompt_weights.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace seedbed {
namespace {

at::Tensor weighted(const at::Tensor& states, const at::Tensor& weights) {
    const at::Tensor exact = states.to(at::kFloat);  // as AUTOMATIC1111 does for half precision too
    const at::Tensor scaled = exact * weights.to(states.device()).unsqueeze(-1);  // [L, D]
    return (scaled * (exact.mean() / scaled.mean())).to(states.scalar_type());
}

}  // namespace

at::Tensor apply_weights(const at::Tensor& states, const at::Tensor& weights) {
    if (weights.eq(1).all().item<bool>()) return states;
    std::vector<at::Tensor> chunks;
    for (std::int64_t r = 0; r < states.size(0); ++r)
        chunks.push_back(weights[r].eq(1).all().item<bool>() ? states[r]
                                                             : weighted(states[r], weights[r]));
    return at::stack(chunks);  // [R, L, D]
}

}  // namespace seedbed
