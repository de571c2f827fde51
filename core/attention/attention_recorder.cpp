// SPDX-License-Identifier: Apache-2.0
// B conditional rows, L heads, h x w query grid, N = h w, T tokens
#include "core/attention/attention_recorder.h"

#include "core/base/error.h"
#include "core/kernels/fused.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace seedbed {
namespace {

// maps: float [T, N], contiguous
AttentionGrid to_grid(const float* maps, int height, int width, int tokens) {
    const std::size_t count = static_cast<std::size_t>(height) * width * tokens;
    return {height, width, tokens, std::vector<float>(maps, maps + count)};
}

}  // namespace

struct AttentionRecorder::Impl {
    struct Seen {  // a layer of the current step
        int layer;
        int height;
        int width;
        at::Tensor maps;  // [B, L, T, N] on the CPU
    };

    LayerAttention layer_of(const Seen& seen, std::int64_t row) const;

    std::vector<CrossAttentionLayer> layers;
    std::vector<int> averaged;
    bool everything = false;
    at::Tensor sum;  // [B, T, N] of head means; undefined before the first layer of a step
    int summed = 0;
    int height = 0;
    int width = 0;
    std::vector<Seen> seen;
    at::Tensor last_average;  // [B, N, T]
};

LayerAttention AttentionRecorder::Impl::layer_of(const Seen& one, std::int64_t row) const {
    const at::Tensor maps = one.maps[row];  // [L, T, N]
    const auto tokens = static_cast<int>(maps.size(1));
    LayerAttention layer;
    layer.layer = one.layer;
    layer.heads.reserve(maps.size(0));
    for (std::int64_t head = 0; head < maps.size(0); ++head) {
        const float* values = maps.const_data_ptr<float>() + head * maps.stride(0);
        layer.heads.push_back(to_grid(values, one.height, one.width, tokens));
    }
    return layer;
}

AttentionRecorder::AttentionRecorder(std::vector<CrossAttentionLayer> layers,
                                     int latent_height,
                                     int latent_width,
                                     bool everything)
    : impl_(std::make_unique<Impl>()) {
    check(latent_height > 0 && latent_width > 0,
          "[attention_recorder] the latent size must be positive");
    impl_->averaged = average_layers(layers, latent_height, latent_width);
    check(!impl_->averaged.empty(), "[attention_recorder] the model has no cross-attention layer");
    impl_->layers = std::move(layers);
    impl_->everything = everything;
}

AttentionRecorder::~AttentionRecorder() = default;

bool AttentionRecorder::wants(int layer, int, int) const {
    return impl_->everything || std::ranges::find(impl_->averaged, layer) != impl_->averaged.end();
}

void AttentionRecorder::observe(int layer, const at::Tensor& probabilities, int height, int width) {
    check(probabilities.dim() == 4 &&
              probabilities.size(2) == static_cast<std::int64_t>(height) * width,
          "[attention_recorder] probabilities must be [B, L, h * w, T]");
    const at::Tensor p = probabilities.detach();  // [B, L, N, T]
    if (impl_->everything) {
        impl_->seen.push_back(
            {layer, height, width, p.transpose(2, 3).to(at::kCPU, at::kFloat).contiguous()});
    }
    if (std::ranges::find(impl_->averaged, layer) == impl_->averaged.end()) return;
    const at::Tensor mean = head_mean(p.to(at::kFloat));  // [B, T, N]
    impl_->sum = impl_->sum.defined() ? impl_->sum.add_(mean) : mean;
    ++impl_->summed;
    impl_->height = height;
    impl_->width = width;
}

std::vector<AttentionStepPtr> AttentionRecorder::take(int step) {
    Impl& state = *impl_;
    check(state.summed == static_cast<int>(state.averaged.size()),
          "[attention_recorder] take() must follow one whole call of the UNet");
    const at::Tensor maps = state.sum.div_(state.summed).to(at::kCPU).contiguous();  // [B, T, N]
    state.last_average = maps.transpose(1, 2).contiguous();                          // [B, N, T]
    std::vector<AttentionStepPtr> steps;
    for (std::int64_t row = 0; row < maps.size(0); ++row) {
        auto one = std::make_shared<AttentionStep>();
        one->step = step;
        one->average = to_grid(maps.const_data_ptr<float>() + row * maps.stride(0),
                               state.height,
                               state.width,
                               static_cast<int>(maps.size(1)));
        for (const Impl::Seen& seen : state.seen) one->layers.push_back(state.layer_of(seen, row));
        steps.push_back(std::move(one));
    }
    state.sum.reset();
    state.summed = 0;
    state.seen.clear();
    return steps;
}

const at::Tensor& AttentionRecorder::last_average() const {
    return impl_->last_average;
}

}  // namespace seedbed
