// SPDX-License-Identifier: Apache-2.0
// ResnetBlock2D, Downsample2D and Upsample2D, as the UNet and the VAE share them.
// B images, C channels, H W size, E width of the time embedding
#pragma once

#include "core/models/layers.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>

namespace seedbed {

class ResnetBlock {
 public:
    struct Shape {
        std::int64_t in = 0;
        std::int64_t out = 0;
        std::int64_t time_width = 0;  // 0: no time embedding (VAE)
        std::int64_t groups = 32;
        double eps = 1e-5;
    };
    ResnetBlock(const WeightScope& scope, const Shape& shape);

    // x: [B, in, H, W]; time: silu(time embedding) [1, E] or [B, E], undefined in the VAE. -> [B,
    // out, H, W]
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& time = {}) const;

 private:
    at::Tensor first_half(const at::Tensor& x, const at::Tensor& time) const;

    GroupNorm norm1_;
    Conv2d conv1_;
    std::optional<Linear> time_emb_proj_;
    GroupNorm norm2_;
    Conv2d conv2_;
    std::optional<Linear> conv_shortcut_;
};

// Halves the size with a strided 3 x 3 convolution. padding 1: on all sides; 0: one row below and
// one column to the right, so that both styles give ceil(H / 2) for even H.
class Downsample {
 public:
    Downsample(const WeightScope& scope, std::int64_t channels, std::int64_t padding);
    at::Tensor operator()(const at::Tensor& x) const;

 private:
    Conv2d conv_;
};

// Nearest neighbour to height x width, then a 3 x 3 convolution.
class Upsample {
 public:
    Upsample(const WeightScope& scope, std::int64_t channels);
    at::Tensor operator()(const at::Tensor& x, std::int64_t height, std::int64_t width) const;

 private:
    Conv2d conv_;
};

// A pointwise layer applied to a picture: [B, I, H, W] -> [B, O, H, W].
at::Tensor over_channels(const Linear& layer, const at::Tensor& x);

}  // namespace seedbed
