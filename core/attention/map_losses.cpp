// SPDX-License-Identifier: Apache-2.0
// B images, K words, L heads, h x w map, N = h w, T tokens
#include "core/attention/map_losses.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace seedbed {
namespace {

constexpr double kSigma = 0.5;
constexpr double kExciteScale = 100.0;

void check_maps(const at::Tensor& maps) {
    check(maps.dim() == 4 && maps.size(1) > 0, "[map_losses] maps must be [B, K, h, w]");
}

// 1 - the maximum of each smoothed map: [B, K, h, w] -> [B, K]
at::Tensor missing_of(const at::Tensor& maps, Smoothing form) {
    return 1 - smooth_maps(maps, form).amax({2, 3});
}

}  // namespace

MapMean::MapMean(const std::vector<CrossAttentionLayer>& layers,
                 int latent_height,
                 int latent_width)
    : averaged_(average_layers(layers, latent_height, latent_width)) {}

bool MapMean::wants(int layer, int, int) const {
    return std::find(averaged_.begin(), averaged_.end(), layer) != averaged_.end();
}

void MapMean::observe(int, const at::Tensor& probabilities, int height, int width) {
    const at::Tensor map = probabilities.mean(1).unflatten(1, {height, width});  // [B, h, w, T]
    sum_ = sum_.defined() ? sum_ + map : map;
    ++count_;
}

at::Tensor MapMean::take() {
    check(count_ > 0, "[map_losses] no layer was seen since the last take()");
    const at::Tensor mean = sum_ / count_;
    sum_.reset();
    count_ = 0;
    return mean;
}

at::Tensor word_maps(const at::Tensor& maps, const std::vector<std::vector<std::int64_t>>& tokens) {
    check(maps.dim() == 4, "[map_losses] maps must be [B, h, w, T]");
    std::vector<at::Tensor> words;
    for (const auto& positions : tokens) {
        check(!positions.empty(), "[map_losses] a word without tokens");
        const at::Tensor index = at::tensor(positions, maps.options().dtype(at::kLong));
        words.push_back(maps.index_select(3, index).mean(3));  // [B, h, w]
    }
    return at::stack(words, 1);  // [B, K, h, w]
}

at::Tensor smoothing_kernel(Smoothing form) {
    const at::Tensor x = at::arange(-1, 2).to(at::kFloat);
    const double denominator =
        form == Smoothing::AttendExcite ? 4 * kSigma * kSigma : 2 * kSigma * kSigma;
    const at::Tensor weights = (-x.square() / denominator).exp();  // [3]
    const at::Tensor kernel = weights.unsqueeze(1) * weights;      // [3, 3]
    return kernel / kernel.sum();
}

at::Tensor smooth_maps(const at::Tensor& maps, Smoothing form) {
    check_maps(maps);
    const at::Tensor kernel = smoothing_kernel(form).to(maps.options()).view({1, 1, 3, 3});
    const at::Tensor flat = maps.flatten(0, 1).unsqueeze(1);             // [B K, 1, h, w]
    const at::Tensor padded = at::reflection_pad2d(flat, {1, 1, 1, 1});  // [B K, 1, h + 2, w + 2]
    return at::conv2d(padded, kernel).view(maps.sizes());
}

at::Tensor separate_loss(const at::Tensor& maps) {
    check_maps(maps);
    return (maps.prod(1) / maps.sum(1)).amax({1, 2});
}

at::Tensor enhance_loss(const at::Tensor& maps, Smoothing form) {
    check_maps(maps);
    return missing_of(maps, form).amax(1);
}

at::Tensor attend_excite_loss(const at::Tensor& maps,
                              const std::vector<std::vector<std::int64_t>>& tokens) {
    check(maps.dim() == 4 && maps.size(3) > 2, "[map_losses] maps must be [B, h, w, T]");
    const at::Tensor words = at::softmax(maps.narrow(3, 1, maps.size(3) - 2) * kExciteScale, 3);
    std::vector<std::vector<std::int64_t>> last;
    for (const auto& positions : tokens) {
        check(!positions.empty() && positions.back() > 0, "[map_losses] a word without tokens");
        last.push_back({positions.back() - 1});
    }
    return missing_of(word_maps(words, last), Smoothing::AttendExcite).amax(1);
}

}  // namespace seedbed
