// SPDX-License-Identifier: Apache-2.0
// The down, middle and up blocks of a UNet2DConditionModel.
// B images, C channels, H W size, E width of the time embedding
#pragma once

#include "core/models/resnet_block.h"
#include "core/models/transformer_block.h"
#include "core/models/unet_config.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace seedbed {

// What every block takes beside the picture.
struct BlockInput {
    at::Tensor time;  // silu(time embedding), [1, E] or [B, E]
    TextInput text;
};

// Where a block is built.
struct BlockSite {
    const UNetConfig& config;
    std::size_t level;     // from the largest grid down; for up_blocks from the smallest up
    int& attention_index;  // of the next cross-attention layer; each block counts on
};

// DownBlock2D and CrossAttnDownBlock2D.
class DownBlock {
 public:
    DownBlock(const WeightScope& scope, const BlockSite& site);
    // Appends each intermediate result to `skips`.
    at::Tensor operator()(at::Tensor x,
                          const BlockInput& input,
                          std::vector<at::Tensor>& skips) const;

    const std::vector<SpatialTransformer>& attentions() const { return attentions_; }

 private:
    std::vector<ResnetBlock> resnets_;
    std::vector<SpatialTransformer> attentions_;
    std::optional<Downsample> downsampler_;
};

// UNetMidBlock2DCrossAttn.
class MidBlock {
 public:
    MidBlock(const WeightScope& scope, const BlockSite& site);
    at::Tensor operator()(const at::Tensor& x, const BlockInput& input) const;

    const std::vector<SpatialTransformer>& attentions() const { return attentions_; }

 private:
    std::vector<ResnetBlock> resnets_;
    std::vector<SpatialTransformer> attentions_;
};

// UpBlock2D and CrossAttnUpBlock2D.
class UpBlock {
 public:
    UpBlock(const WeightScope& scope, const BlockSite& site);
    // Takes its skips from the end of `skips`; grows to the size of the next one, which need not be
    // twice.
    at::Tensor operator()(at::Tensor x,
                          const BlockInput& input,
                          std::vector<at::Tensor>& skips) const;

    const std::vector<SpatialTransformer>& attentions() const { return attentions_; }

 private:
    std::vector<ResnetBlock> resnets_;
    std::vector<SpatialTransformer> attentions_;
    std::optional<Upsample> upsampler_;
};

}  // namespace seedbed
