// SPDX-License-Identifier: Apache-2.0
// The parts of PixArt-α's transformer (Chen et al. 2023, arXiv 2310.00426).
// B images, P prompts, M 1 or B, C width, H W latent size, h w patches, N = h w, T tokens, D width
// of the text states
#pragma once

#include "core/models/attention.h"
#include "core/models/layers.h"
#include "core/models/pixart_config.h"
#include "core/models/time_embedding.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>

namespace seedbed {

// Patches through a linear layer, plus sines and cosines of their places (Dosovitskiy et al. 2021;
// not stored: computed for any size, stretched to the base size of the training).
class PatchEmbedding {
 public:
    PatchEmbedding(const WeightScope& scope, const PixArtConfig& config);
    at::Tensor operator()(const at::Tensor& latents) const;  // [B, in, H, W] -> [B, N, C]
    // Float [h w, C], rows of patches from top to bottom: sine and cosine of the column, then of
    // the row.
    at::Tensor positions(std::int64_t height, std::int64_t width) const;

 private:
    Conv2d proj_;
    double base_size_;
    double interpolation_scale_;
};

// adaLN-single: the time step, and the sizes where the model is told them, as one embedding, and
// the six modulations that all blocks share.
class AdaptiveNorm {
 public:
    AdaptiveNorm(const WeightScope& scope, const PixArtConfig& config);
    // resolution: float [P, 2], height and width in pixels; aspect_ratio: float [P, 1], height /
    // width -> [P, C].
    at::Tensor sizes(const at::Tensor& resolution, const at::Tensor& aspect_ratio) const;
    at::Tensor time(const at::Tensor& timesteps) const;        // float [n] -> [n, C]
    at::Tensor modulation(const at::Tensor& embedding) const;  // [n, C] -> [n, 6, C]

    bool has_sizes() const { return resolution_.has_value(); }

 private:
    TimeMlp time_;
    std::optional<TimeMlp> resolution_, aspect_ratio_;
    Linear linear_;
};

// Two linear layers with GELU (tanh form) between.
class CaptionProjection {
 public:
    CaptionProjection(const WeightScope& scope, std::int64_t in, std::int64_t out);
    at::Tensor operator()(const at::Tensor& text) const;  // [P, T, D] -> [P, T, C]

 private:
    Linear linear_1_, linear_2_;
};

// What a call hands to each block.
struct PixArtInput {
    at::Tensor modulation;  // [M, 6, C]
    const TextContext& text;
    AttentionObserver* observer = nullptr;
    int height = 0;  // in patches
    int width = 0;
};

// Self-attention and feed-forward on modulated norms, gated; cross-attention between them as it is.
class PixArtBlock {
 public:
    // index: of its cross-attention layer in PixArtTransformer::attention_layers().
    PixArtBlock(const WeightScope& scope, const PixArtConfig& config, int index);
    at::Tensor operator()(const at::Tensor& x, const PixArtInput& input) const;  // [B, N, C]

    const CrossAttention& cross_attention() const { return attn2_; }

 private:
    at::Tensor scale_shift_table_;  // [6, C]
    SelfAttention attn1_;
    CrossAttention attn2_;
    Linear ff_in_, ff_out_;
    double eps_;
    int index_;
};

// The norm of x without weights of its own, times 1 + scale, plus shift. x: [B, N, C]; shift and
// scale: [M, 1, C].
at::Tensor modulated_norm(const at::Tensor& x,
                          const at::Tensor& shift,
                          const at::Tensor& scale,
                          double eps);

}  // namespace seedbed
