// SPDX-License-Identifier: Apache-2.0
// Multi-head attention as diffusers' Attention has it: self-attention, and cross-attention on text.
// B images, P prompts, L heads, N query positions, T tokens, C width, d = C / L, D width of the
// text
#pragma once

#include "core/models/attention_observer.h"
#include "core/models/layers.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <utility>

namespace seedbed {

class SelfAttention {
 public:
    // Bias of to_q, to_k and to_v: the VAE has them, the UNet has not. Keys of old VAE files
    // (query, key, value, proj_attn) are read as well.
    SelfAttention(const WeightScope& scope, std::int64_t channels, std::int64_t heads, Bias bias);
    at::Tensor operator()(const at::Tensor& x) const;  // [B, N, C]
    // residual + attention(x): [B, N, C]
    at::Tensor plus(const at::Tensor& x, const at::Tensor& residual) const;

 private:
    at::Tensor mix(const at::Tensor& x) const;  // before to_out

    Linear to_q_, to_k_, to_v_, to_out_;
    std::int64_t heads_;
};

// Who looks on at a cross-attention layer, and which part of the batch it may see.
struct AttentionWatch {
    AttentionObserver* observer = nullptr;
    int layer = 0;
    int height = 0;  // of the query grid
    int width = 0;
};

class CrossAttention {
 public:
    // bias: of to_q, to_k and to_v.
    CrossAttention(const WeightScope& scope,
                   std::int64_t channels,
                   std::int64_t text_width,
                   std::int64_t heads,
                   Bias bias = Bias::None);

    // text: [P, T, D] -> keys and values, [P, L, T, d] each.
    std::pair<at::Tensor, at::Tensor> prepare(const at::Tensor& text) const;

    // residual + attention(x) on prepared keys and values: [B, N, C]. Rows [p B / P, (p + 1) B / P)
    // use prompt p; the observer sees the rows of the last prompt. logit_bias: [P, T], added to the
    // logits of each token; undefined = none.
    at::Tensor plus(const at::Tensor& x,
                    const at::Tensor& residual,
                    const at::Tensor& keys,
                    const at::Tensor& values,
                    const AttentionWatch& watch,
                    const at::Tensor& logit_bias = {}) const;

    std::int64_t heads() const { return heads_; }

 private:
    Linear to_q_, to_k_, to_v_, to_out_;
    std::int64_t heads_;
};

}  // namespace seedbed
