// SPDX-License-Identifier: Apache-2.0
// The halves of an AutoencoderKL.
// B images, C channels, H W size
#pragma once

#include "core/models/attention.h"
#include "core/models/layers.h"
#include "core/models/resnet_block.h"
#include "core/models/vae_config.h"

#include <ATen/core/Tensor.h>

#include <optional>
#include <vector>

namespace seedbed {

// UNetMidBlock2D: two residual blocks with single-headed self-attention over all positions between
// them.
class VaeMidBlock {
 public:
    VaeMidBlock(const WeightScope& scope, const VaeConfig& config);
    at::Tensor operator()(const at::Tensor& x) const;

 private:
    ResnetBlock first_;
    GroupNorm norm_;
    SelfAttention attention_;
    ResnetBlock second_;
};

class VaeEncoder {
 public:
    VaeEncoder(const WeightScope& scope, const VaeConfig& config);
    at::Tensor operator()(const at::Tensor& pictures) const;  // [B, 3, f H, f W] -> [B, 2 C, H, W]

 private:
    struct Level {
        std::vector<ResnetBlock> resnets;
        std::optional<Downsample> downsampler;
    };
    Conv2d conv_in_;
    std::vector<Level> levels_;
    VaeMidBlock mid_;
    GroupNorm norm_out_;
    Conv2d conv_out_;
};

class VaeDecoder {
 public:
    VaeDecoder(const WeightScope& scope, const VaeConfig& config);
    at::Tensor operator()(const at::Tensor& latents) const;  // [B, C, H, W] -> [B, 3, f H, f W]

 private:
    struct Level {
        std::vector<ResnetBlock> resnets;
        std::optional<Upsample> upsampler;
    };
    Conv2d conv_in_;
    VaeMidBlock mid_;
    std::vector<Level> levels_;
    GroupNorm norm_out_;
    Conv2d conv_out_;
};

}  // namespace seedbed
