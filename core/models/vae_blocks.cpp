// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W size, N = H W positions
#include "core/models/vae_blocks.h"

#include <ATen/ATen.h>

namespace seedbed {
namespace {

constexpr double kVaeEps = 1e-6;  // of every group norm of the VAE; not in its config

ResnetBlock::Shape resnet_shape(const VaeConfig& config, std::int64_t in, std::int64_t out) {
    return {in, out, 0, config.groups, kVaeEps};
}

ResnetBlock mid_resnet(const WeightScope& scope, const VaeConfig& config, int index) {
    const std::int64_t channels = config.channels.back();
    return {scope / "resnets" / index, resnet_shape(config, channels, channels)};
}

}  // namespace

VaeMidBlock::VaeMidBlock(const WeightScope& scope, const VaeConfig& config)
    : first_(mid_resnet(scope, config, 0)),
      norm_(
          scope / "attentions" / 0 / "group_norm", config.groups, config.channels.back(), kVaeEps),
      attention_(scope / "attentions" / 0, config.channels.back(), 1, Bias::Add),
      second_(mid_resnet(scope, config, 1)) {}

at::Tensor VaeMidBlock::operator()(const at::Tensor& x) const {
    const auto positions = [](const at::Tensor& picture) {
        return picture.permute({0, 2, 3, 1}).flatten(1, 2);  // [B, N, C]
    };
    const at::Tensor h = first_(x);
    const at::Tensor attended = attention_.plus(positions(norm_(h)), positions(h));
    return second_(
        attended.unflatten(1, {h.size(2), h.size(3)}).permute({0, 3, 1, 2}));  // [B, C, H, W]
}

VaeEncoder::VaeEncoder(const WeightScope& scope, const VaeConfig& config)
    : conv_in_(scope / "conv_in", config.in_channels, config.channels[0], 3),
      mid_(scope / "mid_block", config),
      norm_out_(scope / "conv_norm_out", config.groups, config.channels.back(), kVaeEps),
      conv_out_(scope / "conv_out", config.channels.back(), 2 * config.latent_channels, 3) {
    for (std::size_t i = 0; i < config.levels(); ++i) {
        const WeightScope block = scope / "down_blocks" / static_cast<std::int64_t>(i);
        const std::int64_t out = config.channels[i];
        Level& level = levels_.emplace_back();
        for (std::int64_t j = 0; j < config.layers; ++j) {
            const std::int64_t in = j > 0 ? out : config.channels[i > 0 ? i - 1 : 0];
            level.resnets.emplace_back(block / "resnets" / j, resnet_shape(config, in, out));
        }
        if (i + 1 < config.levels()) level.downsampler.emplace(block / "downsamplers" / 0, out, 0);
    }
}

at::Tensor VaeEncoder::operator()(const at::Tensor& pictures) const {
    at::Tensor x = conv_in_(pictures);
    for (const Level& level : levels_) {
        for (const ResnetBlock& resnet : level.resnets) x = resnet(x);
        if (level.downsampler) x = (*level.downsampler)(x);
    }
    return conv_out_(norm_out_.silu(mid_(x)));
}

VaeDecoder::VaeDecoder(const WeightScope& scope, const VaeConfig& config)
    : conv_in_(scope / "conv_in", config.latent_channels, config.channels.back(), 3),
      mid_(scope / "mid_block", config),
      norm_out_(scope / "conv_norm_out", config.groups, config.channels[0], kVaeEps),
      conv_out_(scope / "conv_out", config.channels[0], config.out_channels, 3) {
    const std::size_t count = config.levels();
    for (std::size_t i = 0; i < count; ++i) {
        const WeightScope block = scope / "up_blocks" / static_cast<std::int64_t>(i);
        const std::int64_t out = config.channels[count - 1 - i];
        Level& level = levels_.emplace_back();
        for (std::int64_t j = 0; j <= config.layers; ++j) {
            const std::int64_t in = j > 0 || i == 0 ? out : config.channels[count - i];
            level.resnets.emplace_back(block / "resnets" / j, resnet_shape(config, in, out));
        }
        if (i + 1 < count) level.upsampler.emplace(block / "upsamplers" / 0, out);
    }
}

at::Tensor VaeDecoder::operator()(const at::Tensor& latents) const {
    at::Tensor x = mid_(conv_in_(latents));
    for (const Level& level : levels_) {
        for (const ResnetBlock& resnet : level.resnets) x = resnet(x);
        if (level.upsampler) x = (*level.upsampler)(x, 2 * x.size(2), 2 * x.size(3));
    }
    return conv_out_(norm_out_.silu(x));
}

}  // namespace seedbed
