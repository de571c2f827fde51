// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

namespace seedbed {

// Looks on while a UNet runs. Called on the engine thread.
// B conditional rows of the batch, L heads, h x w query grid, T tokens
class AttentionObserver {
 public:
    virtual ~AttentionObserver() = default;
    // Whether the probabilities of cross-attention layer `layer` (index in
    // UNet::attention_layers()) are wanted at this query grid. Where the answer is no, nothing
    // extra is computed.
    virtual bool wants(int layer, int height, int width) const = 0;
    // probabilities: softmax over tokens, float32 [B, L, h * w, T], conditional rows only.
    virtual void observe(int layer, const at::Tensor& probabilities, int height, int width) = 0;
};

}  // namespace seedbed
