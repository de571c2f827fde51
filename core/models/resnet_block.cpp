// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W size, E width of the time embedding
#include "core/models/resnet_block.h"

#include <ATen/ATen.h>

namespace seedbed {

at::Tensor over_channels(const Linear& layer, const at::Tensor& x) {
    return layer(x.permute({0, 2, 3, 1})).permute({0, 3, 1, 2});  // [B, C, H, W]
}

ResnetBlock::ResnetBlock(const WeightScope& scope, const Shape& shape)
    : norm1_(scope / "norm1", shape.groups, shape.in, shape.eps),
      conv1_(scope / "conv1", shape.in, shape.out, 3),
      norm2_(scope / "norm2", shape.groups, shape.out, shape.eps),
      conv2_(scope / "conv2", shape.out, shape.out, 3) {
    if (shape.time_width > 0)
        time_emb_proj_.emplace(scope / "time_emb_proj", shape.time_width, shape.out);
    if (shape.in != shape.out) {
        conv_shortcut_ = Linear::pointwise(scope / "conv_shortcut", shape.in, shape.out);
    }
}

at::Tensor ResnetBlock::first_half(const at::Tensor& x, const at::Tensor& time) const {
    const at::Tensor h = norm1_.silu(x);
    if (!time_emb_proj_) return conv1_(h);
    const at::Tensor shift = (*time_emb_proj_)(time);  // [1 or B, C]
    // One time step for the whole batch is just another bias.
    if (shift.size(0) == 1) return conv1_.shifted(h, shift);
    return conv1_(h) + shift.unsqueeze(-1).unsqueeze(-1);
}

at::Tensor ResnetBlock::operator()(const at::Tensor& x, const at::Tensor& time) const {
    const at::Tensor h = norm2_.silu(first_half(x, time));
    return conv2_.plus(h, conv_shortcut_ ? over_channels(*conv_shortcut_, x) : x);
}

Downsample::Downsample(const WeightScope& scope, std::int64_t channels, std::int64_t padding)
    : conv_(scope / "conv", channels, channels, 3, 2, padding) {}

at::Tensor Downsample::operator()(const at::Tensor& x) const {
    return conv_(conv_.padding == 0 ? at::constant_pad_nd(x, {0, 1, 0, 1}) : x);
}

Upsample::Upsample(const WeightScope& scope, std::int64_t channels)
    : conv_(scope / "conv", channels, channels, 3) {}

at::Tensor Upsample::operator()(const at::Tensor& x,
                                std::int64_t height,
                                std::int64_t width) const {
    return conv_(at::upsample_nearest2d(x, {height, width}));
}

}  // namespace seedbed
