// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W size, N = H W positions
#include "core/models/transformer_block.h"

#include "core/kernels/fused.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace seedbed {
namespace {

// The feed-forward layer is eight times as wide as its input; taken in pieces of this size it stays
// in the second-level cache of a core.
constexpr std::int64_t kCacheFloats = 256 * 1024;
constexpr double kTransformerEps =
    1e-6;  // of the group norm; diffusers' value, not the config's norm_eps

Linear projection(const WeightScope& scope, const SpatialTransformer::Shape& shape) {
    return shape.linear_projection ? Linear(scope, shape.channels, shape.channels)
                                   : Linear::pointwise(scope, shape.channels, shape.channels);
}

}  // namespace

FeedForward::FeedForward(const WeightScope& scope, std::int64_t channels)
    : proj_(scope / "net" / 0 / "proj", channels, 8 * channels),
      out_(scope / "net" / 2, 4 * channels, channels) {}

at::Tensor FeedForward::plus(const at::Tensor& x, const at::Tensor& residual) const {
    const std::int64_t width = x.size(-1), rows = x.numel() / width;
    const std::int64_t chunk = std::max<std::int64_t>(256, kCacheFloats / (8 * width));
    if (!x.is_cpu() || rows <= chunk ||
        needs_gradient({&x, &residual, &proj_.weight, &out_.weight})) {
        return out_.plus(geglu(proj_(x)), residual);
    }
    const at::Tensor from = x.reshape({rows, width}), old = residual.reshape({rows, width});
    at::Tensor out = at::empty({rows, width}, x.options());
    for (std::int64_t i = 0; i < rows; i += chunk) {
        const std::int64_t count = std::min(chunk, rows - i);
        out.narrow(0, i, count)
            .copy_(out_.plus(geglu(proj_(from.narrow(0, i, count))), old.narrow(0, i, count)));
    }
    return out.view(x.sizes());
}

TransformerBlock::TransformerBlock(const WeightScope& scope,
                                   std::int64_t channels,
                                   std::int64_t heads,
                                   std::int64_t text_width,
                                   int index)
    : norm1_(scope / "norm1", channels),
      attn1_(scope / "attn1", channels, heads, Bias::None),
      norm2_(scope / "norm2", channels),
      attn2_(scope / "attn2", channels, text_width, heads),
      norm3_(scope / "norm3", channels),
      ff_(scope / "ff", channels),
      index_(index) {}

at::Tensor TransformerBlock::operator()(const at::Tensor& x,
                                        const TextInput& text,
                                        int height,
                                        int width) const {
    const at::Tensor a = attn1_.plus(norm1_(x), x);  // [B, N, C]
    const AttentionWatch watch{text.observer, index_, height, width};
    const at::Tensor b = attn2_.plus(norm2_(a),
                                     a,
                                     text.context.keys[index_],
                                     text.context.values[index_],
                                     watch,
                                     text.context.bias);
    return ff_.plus(norm3_(b), b);
}

SpatialTransformer::SpatialTransformer(const WeightScope& scope,
                                       const Shape& shape,
                                       int first_index)
    : norm_(scope / "norm", shape.groups, shape.channels, kTransformerEps),
      proj_in_(projection(scope / "proj_in", shape)),
      proj_out_(projection(scope / "proj_out", shape)) {
    for (int i = 0; i < shape.layers; ++i) {
        blocks_.emplace_back(scope / "transformer_blocks" / i,
                             shape.channels,
                             shape.heads,
                             shape.text_width,
                             first_index + i);
    }
}

at::Tensor SpatialTransformer::operator()(const at::Tensor& x, const TextInput& text) const {
    const auto positions = [](const at::Tensor& picture) {
        return picture.permute({0, 2, 3, 1})
            .flatten(1, 2);  // [B, N, C], a view in channels-last memory
    };
    const auto height = static_cast<int>(x.size(2)), width = static_cast<int>(x.size(3));
    at::Tensor h = proj_in_(positions(norm_(x)));  // [B, N, C]
    for (const TransformerBlock& block : blocks_) h = block(h, text, height, width);
    h = proj_out_.plus(h, positions(x));
    return h.unflatten(1, {x.size(2), x.size(3)}).permute({0, 3, 1, 2});  // [B, C, H, W]
}

}  // namespace seedbed
