// SPDX-License-Identifier: Apache-2.0
// Transformer2DModel: a picture's positions attend to one another and to the text.
// B images, C channels, H W size, N = H W positions
#pragma once

#include "core/models/attention.h"
#include "core/models/layers.h"
#include "core/models/unet.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace seedbed {

// What a UNet call hands to each of its cross-attention layers.
struct TextInput {
    const TextContext& context;
    AttentionObserver* observer = nullptr;
};

// Linear to twice four times the width, GEGLU (Shazeer 2020, with erf GELU), linear back.
class FeedForward {
 public:
    FeedForward(const WeightScope& scope, std::int64_t channels);
    at::Tensor plus(const at::Tensor& x, const at::Tensor& residual) const;  // [B, N, C]

 private:
    Linear proj_;
    Linear out_;
};

// BasicTransformerBlock: x + self-attention, + cross-attention, + feed-forward, each on a layer
// norm of x.
class TransformerBlock {
 public:
    // index: of its cross-attention layer in UNet::attention_layers().
    TransformerBlock(const WeightScope& scope,
                     std::int64_t channels,
                     std::int64_t heads,
                     std::int64_t text_width,
                     int index);
    at::Tensor operator()(const at::Tensor& x,
                          const TextInput& text,
                          int height,
                          int width) const;  // [B, N, C]

    const CrossAttention& cross_attention() const { return attn2_; }

 private:
    LayerNorm norm1_;
    SelfAttention attn1_;
    LayerNorm norm2_;
    CrossAttention attn2_;
    LayerNorm norm3_;
    FeedForward ff_;
    int index_;
};

class SpatialTransformer {
 public:
    struct Shape {
        std::int64_t channels = 0;
        std::int64_t heads = 0;
        std::int64_t layers = 1;
        std::int64_t text_width = 0;
        std::int64_t groups = 32;
        bool linear_projection = false;
    };
    SpatialTransformer(const WeightScope& scope, const Shape& shape, int first_index);
    at::Tensor operator()(const at::Tensor& x, const TextInput& text) const;  // [B, C, H, W]

    const std::vector<TransformerBlock>& blocks() const { return blocks_; }

 private:
    GroupNorm norm_;
    Linear proj_in_;
    std::vector<TransformerBlock> blocks_;
    Linear proj_out_;
};

}  // namespace seedbed
