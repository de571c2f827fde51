// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W size
#include "core/models/unet_blocks.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace seedbed {
namespace {

ResnetBlock::Shape resnet_shape(const UNetConfig& config, std::int64_t in, std::int64_t out) {
    return {in, out, config.time_width, config.groups, config.eps};
}

// `level` counts from the largest grid down.
SpatialTransformer make_attention(const WeightScope& scope,
                                  const BlockSite& site,
                                  std::size_t level) {
    const UNetConfig& config = site.config;
    const SpatialTransformer::Shape shape{config.channels[level],
                                          config.heads[level],
                                          config.transformer_layers[level],
                                          config.text_width[level],
                                          config.groups,
                                          config.linear_projection};
    SpatialTransformer transformer(scope, shape, site.attention_index);
    site.attention_index += static_cast<int>(shape.layers);
    return transformer;
}

}  // namespace

DownBlock::DownBlock(const WeightScope& scope, const BlockSite& site) {
    const UNetConfig& config = site.config;
    const std::size_t level = site.level;
    const std::int64_t out = config.channels[level];
    for (std::int64_t i = 0; i < config.layers[level]; ++i) {
        const std::int64_t in = i > 0 ? out : config.channels[level > 0 ? level - 1 : 0];
        resnets_.emplace_back(scope / "resnets" / i, resnet_shape(config, in, out));
        if (config.down_attention[level]) {
            attentions_.push_back(make_attention(scope / "attentions" / i, site, level));
        }
    }
    if (level + 1 < config.levels()) {
        downsampler_.emplace(scope / "downsamplers" / 0, out, config.downsample_padding);
    }
}

at::Tensor DownBlock::operator()(at::Tensor x,
                                 const BlockInput& input,
                                 std::vector<at::Tensor>& skips) const {
    for (std::size_t i = 0; i < resnets_.size(); ++i) {
        x = resnets_[i](x, input.time);
        if (!attentions_.empty()) x = attentions_[i](x, input.text);
        skips.push_back(x);
    }
    if (downsampler_) {
        x = (*downsampler_)(x);
        skips.push_back(x);
    }
    return x;
}

MidBlock::MidBlock(const WeightScope& scope, const BlockSite& site) {
    const std::int64_t channels = site.config.channels.back();
    for (int i = 0; i < 2; ++i) {
        resnets_.emplace_back(scope / "resnets" / i, resnet_shape(site.config, channels, channels));
        if (i == 0)
            attentions_.push_back(make_attention(scope / "attentions" / i, site, site.level));
    }
}

at::Tensor MidBlock::operator()(const at::Tensor& x, const BlockInput& input) const {
    return resnets_[1](attentions_[0](resnets_[0](x, input.time), input.text), input.time);
}

UpBlock::UpBlock(const WeightScope& scope, const BlockSite& site) {
    const UNetConfig& config = site.config;
    const std::size_t level = config.levels() - 1 - site.level;  // from the largest grid down
    const std::int64_t out = config.channels[level];
    const std::int64_t below = config.channels[std::min(level + 1, config.levels() - 1)];
    const std::int64_t above = config.channels[level > 0 ? level - 1 : 0];
    for (std::int64_t i = 0; i <= config.layers[level]; ++i) {
        const std::int64_t skip = i == config.layers[level] ? above : out;
        const std::int64_t in = i == 0 ? below : out;
        resnets_.emplace_back(scope / "resnets" / i, resnet_shape(config, in + skip, out));
        if (config.up_attention[site.level]) {
            attentions_.push_back(make_attention(scope / "attentions" / i, site, level));
        }
    }
    if (level > 0) upsampler_.emplace(scope / "upsamplers" / 0, out);
}

at::Tensor UpBlock::operator()(at::Tensor x,
                               const BlockInput& input,
                               std::vector<at::Tensor>& skips) const {
    for (std::size_t i = 0; i < resnets_.size(); ++i) {
        x = resnets_[i](at::cat({x, skips.back()}, 1), input.time);
        skips.pop_back();
        if (!attentions_.empty()) x = attentions_[i](x, input.text);
    }
    if (!upsampler_) return x;
    return (*upsampler_)(x, skips.back().size(2), skips.back().size(3));
}

}  // namespace seedbed
