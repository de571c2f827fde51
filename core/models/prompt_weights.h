// SPDX-License-Identifier: Apache-2.0
// R chunks of prompts, L positions of a chunk, D width
#pragma once

#include <ATen/core/Tensor.h>

namespace seedbed {

// Emphasis as AUTOMATIC1111 applies it ("Original"): states times weights, then each chunk times
// what brings it back to the mean that it had. states: [R, L, D]; weights: float32 [R, L] on the
// CPU. Chunks whose weights are all 1 stay as they are, bit by bit.
at::Tensor apply_weights(const at::Tensor& states, const at::Tensor& weights);  // [R, L, D]

}  // namespace seedbed
