// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, M 1 or B, C width, H W latent size, h w patches, N = h w, T tokens, D width
// of the text states
#include "core/models/pixart_blocks.h"

#include <ATen/ATen.h>

#include <cmath>

namespace seedbed {
namespace {

constexpr std::int64_t kWaves = 256;      // sinusoids of a time step or a size
constexpr std::int64_t kModulations = 6;  // shift, scale, gate of attention and of feed-forward
constexpr std::int64_t kInnerFactor = 4;  // of the feed-forward layer

Bias bias_of(const PixArtConfig& config) {
    return config.attention_bias ? Bias::Add : Bias::None;
}

// Sines, then cosines of the places along one axis, in float64 as the reference. -> [n, C / 2]
at::Tensor axis_waves(const at::Tensor& places, std::int64_t channels) {
    const std::int64_t count = channels / 4;
    const auto options = places.options().dtype(at::kDouble);
    const at::Tensor frequencies =
        at::arange(count, options).div(static_cast<double>(count)).mul(-std::log(10000.0)).exp();
    const at::Tensor phase = at::outer(places.to(at::kDouble), frequencies);  // [n, C / 4]
    return at::cat({phase.sin(), phase.cos()}, 1).to(at::kFloat);
}

}  // namespace

PatchEmbedding::PatchEmbedding(const WeightScope& scope, const PixArtConfig& config)
    : proj_(scope / "proj", config.in_channels, config.width(), config.patch, config.patch, 0),
      base_size_(static_cast<double>(config.base_size())),
      interpolation_scale_(config.interpolation_scale) {}

at::Tensor PatchEmbedding::positions(std::int64_t height, std::int64_t width) const {
    const std::int64_t channels = proj_.weight.size(0);
    const auto options = proj_.weight.options().dtype(at::kFloat);
    const auto waves = [&](std::int64_t count) {
        const at::Tensor places = at::arange(count, options)
                                      .div(static_cast<double>(count) / base_size_)
                                      .div(interpolation_scale_);
        return axis_waves(places, channels);  // [count, C / 2]
    };
    const at::Tensor columns = waves(width).unsqueeze(0).expand({height, -1, -1});
    const at::Tensor rows = waves(height).unsqueeze(1).expand({-1, width, -1});
    return at::cat({columns, rows}, 2).flatten(0, 1);  // [N, C]
}

at::Tensor PatchEmbedding::operator()(const at::Tensor& latents) const {
    const at::Tensor patches = proj_(latents.contiguous(at::MemoryFormat::ChannelsLast));
    const at::Tensor x = patches.permute({0, 2, 3, 1}).flatten(1, 2);  // [B, N, C]
    return x + positions(patches.size(2), patches.size(3)).to(x.scalar_type());
}

AdaptiveNorm::AdaptiveNorm(const WeightScope& scope, const PixArtConfig& config)
    : time_(scope / "emb" / "timestep_embedder", kWaves, config.width()),
      linear_(scope / "linear", config.width(), kModulations * config.width()) {
    if (!config.size_conditions) return;
    resolution_.emplace(scope / "emb" / "resolution_embedder", kWaves, config.width() / 3);
    aspect_ratio_.emplace(scope / "emb" / "aspect_ratio_embedder", kWaves, config.width() / 3);
}

at::Tensor AdaptiveNorm::sizes(const at::Tensor& resolution, const at::Tensor& aspect_ratio) const {
    const auto embed = [&](const TimeMlp& mlp, const at::Tensor& numbers) {
        const at::Tensor on_device = numbers.to(linear_.weight.device()).flatten();
        return mlp(sinusoids(on_device, kWaves, true)).view({numbers.size(0), -1});
    };
    return at::cat({embed(*resolution_, resolution), embed(*aspect_ratio_, aspect_ratio)}, 1);
}

at::Tensor AdaptiveNorm::time(const at::Tensor& timesteps) const {
    return time_(sinusoids(timesteps, kWaves, true));
}

at::Tensor AdaptiveNorm::modulation(const at::Tensor& embedding) const {
    return linear_(at::silu(embedding)).unflatten(1, {kModulations, -1});  // [n, 6, C]
}

CaptionProjection::CaptionProjection(const WeightScope& scope, std::int64_t in, std::int64_t out)
    : linear_1_(scope / "linear_1", in, out), linear_2_(scope / "linear_2", out, out) {}

at::Tensor CaptionProjection::operator()(const at::Tensor& text) const {
    return linear_2_(at::gelu(linear_1_(text), "tanh"));
}

at::Tensor modulated_norm(const at::Tensor& x,
                          const at::Tensor& shift,
                          const at::Tensor& scale,
                          double eps) {
    return at::addcmul(shift, at::layer_norm(x, {x.size(-1)}, {}, {}, eps), 1 + scale);
}

PixArtBlock::PixArtBlock(const WeightScope& scope, const PixArtConfig& config, int index)
    : scale_shift_table_(scope.take("scale_shift_table", {kModulations, config.width()})),
      attn1_(scope / "attn1", config.width(), config.heads, bias_of(config)),
      attn2_(scope / "attn2", config.width(), config.cross_width, config.heads, bias_of(config)),
      ff_in_(scope / "ff" / "net" / 0 / "proj", config.width(), kInnerFactor * config.width()),
      ff_out_(scope / "ff" / "net" / 2, kInnerFactor * config.width(), config.width()),
      eps_(config.eps),
      index_(index) {}

at::Tensor PixArtBlock::operator()(const at::Tensor& x, const PixArtInput& input) const {
    const auto m = (scale_shift_table_ + input.modulation).unsqueeze(2).unbind(1);  // 6 x [M, 1, C]
    const at::Tensor a =
        at::addcmul(x, m[2], attn1_(modulated_norm(x, m[0], m[1], eps_)));  // [B, N, C]
    const AttentionWatch watch{input.observer, index_, input.height, input.width};
    const at::Tensor b = attn2_.plus(
        a, a, input.text.keys[index_], input.text.values[index_], watch, input.text.bias);
    const at::Tensor inner = at::gelu(ff_in_(modulated_norm(b, m[3], m[4], eps_)), "tanh");
    return at::addcmul(b, m[5], ff_out_(inner));
}

}  // namespace seedbed
