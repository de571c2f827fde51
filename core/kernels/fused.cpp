// SPDX-License-Identifier: Apache-2.0
// B images, C channels, D width, L heads, N query positions, T tokens
#include "core/kernels/fused.h"

#include "core/base/error.h"
#include "core/kernels/channels_last.h"
#include "core/kernels/op.h"
#include "core/kernels/simd_kernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <vector>

namespace seedbed {
namespace {

constexpr std::int64_t kGrain = 32768;  // floats that are worth a thread

std::int64_t grain(std::int64_t floats_per_item) {
    return std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(1, floats_per_item));
}

at::Tensor group_norm_silu_cpu(const at::Tensor& input,
                               std::int64_t groups,
                               const at::Tensor& weight,
                               const at::Tensor& bias,
                               double eps,
                               bool silu) {
    if (input.numel() > 0 && is_channels_last(input)) {
        return group_norm_silu_channels_last(input, groups, weight, bias, eps, silu);
    }
    const at::Tensor x = input.contiguous();
    at::Tensor out = at::empty(x.sizes(), x.options());
    if (x.numel() == 0) return out;
    const std::int64_t channels = x.size(1) / groups;
    const std::int64_t positions = x.numel() / (x.size(0) * x.size(1));
    const at::Tensor w = weight.contiguous();
    const at::Tensor b = bias.contiguous();
    const float* from = x.const_data_ptr<float>();
    float* to = out.mutable_data_ptr<float>();
    const float* scale = w.const_data_ptr<float>();
    const float* shift = b.const_data_ptr<float>();
    const std::int64_t size = channels * positions;
    const auto kernel = simd::kernels().group_norm;
    at::parallel_for(0, x.size(0) * groups, grain(size), [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t c = (i % groups) * channels;
            kernel(from + i * size,
                   to + i * size,
                   scale + c,
                   shift + c,
                   channels,
                   positions,
                   eps,
                   silu);
        }
    });
    return out;
}

at::Tensor geglu_cpu(const at::Tensor& input) {
    const at::Tensor x = input.contiguous();
    const std::int64_t width = x.size(-1) / 2;
    auto sizes = x.sizes().vec();
    sizes.back() = width;
    at::Tensor out = at::empty(sizes, x.options());
    if (out.numel() == 0) return out;
    const float* from = x.const_data_ptr<float>();
    float* to = out.mutable_data_ptr<float>();
    const auto kernel = simd::kernels().geglu;
    at::parallel_for(
        0, out.numel() / width, grain(width), [&](std::int64_t begin, std::int64_t end) {
            kernel(from + begin * 2 * width, to + begin * width, end - begin, width);
        });
    return out;
}

at::Tensor head_mean_cpu(const at::Tensor& probabilities) {
    // A UNet that folds its rows hands over [L, B, N, T] transposed: no copy is needed for that.
    const bool rows_are_whole =
        probabilities.stride(3) == 1 && probabilities.stride(2) == probabilities.size(3);
    const at::Tensor p = rows_are_whole ? probabilities : probabilities.contiguous();
    const std::int64_t heads = p.size(1), positions = p.size(2), tokens = p.size(3);
    at::Tensor out = at::empty({p.size(0), tokens, positions}, p.options());  // [B, T, N]
    if (p.numel() == 0) return out;
    const float* from = p.const_data_ptr<float>();
    float* to = out.mutable_data_ptr<float>();
    const std::int64_t tiles = (positions + simd::kHeadMeanTile - 1) / simd::kHeadMeanTile;
    const auto kernel = simd::kernels().head_mean;
    const std::int64_t work = simd::kHeadMeanTile * heads * tokens;
    at::parallel_for(0, p.size(0) * tiles, grain(work), [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> scratch(simd::kHeadMeanTile * tokens);
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t b = i / tiles;
            const std::int64_t n = (i % tiles) * simd::kHeadMeanTile;
            kernel(from + b * p.stride(0),
                   to + b * tokens * positions,
                   scratch.data(),
                   heads,
                   p.stride(1),
                   positions,
                   tokens,
                   n,
                   std::min(simd::kHeadMeanTile, positions - n));
        }
    });
    return out;
}

bool wants_gradient(const at::Tensor& x) {
    return at::GradMode::is_enabled() && x.requires_grad();
}

// Our kernels are for float32.
bool is_half(const at::Tensor& x) {
    return x.scalar_type() != at::kFloat;
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(seedbed, m) {
    m.def(
        "group_norm_silu(Tensor x, int groups, Tensor weight, Tensor bias, float eps, bool silu) "
        "-> Tensor");
    m.def("geglu(Tensor x) -> Tensor");
    m.def("head_mean(Tensor probabilities) -> Tensor");
}

TORCH_LIBRARY_IMPL(seedbed, CPU, m) {
    m.impl("group_norm_silu", group_norm_silu_cpu);
    m.impl("geglu", geglu_cpu);
    m.impl("head_mean", head_mean_cpu);
}

at::Tensor group_norm_silu(const at::Tensor& x,
                           std::int64_t groups,
                           const at::Tensor& weight,
                           const at::Tensor& bias,
                           double eps,
                           bool silu) {
    check(x.dim() >= 2, "[group_norm_silu] x must be [B, C, ...]");
    check(groups > 0 && x.size(1) % groups == 0,
          "[group_norm_silu] groups must divide the channels");
    check(weight.numel() == x.size(1) && bias.numel() == x.size(1),
          "[group_norm_silu] weight and bias must be [C]");
    if (wants_gradient(x) || wants_gradient(weight) || wants_gradient(bias) || is_half(x)) {
        const at::Tensor y = at::group_norm(x, groups, weight, bias, eps);
        return silu ? at::silu(y) : y;
    }
    static const Op<at::Tensor(
        const at::Tensor&, std::int64_t, const at::Tensor&, const at::Tensor&, double, bool)>
        op("seedbed::group_norm_silu");
    return op(x, groups, weight, bias, eps, silu);
}

at::Tensor geglu(const at::Tensor& x) {
    check(x.dim() >= 1 && x.size(-1) % 2 == 0, "[geglu] x must be [..., 2 D]");
    if (wants_gradient(x) || is_half(x)) {
        const auto parts = x.chunk(2, -1);
        return parts[0] * at::gelu(parts[1]);
    }
    static const Op<at::Tensor(const at::Tensor&)> op("seedbed::geglu");
    return op(x);
}

at::Tensor head_mean(const at::Tensor& probabilities) {
    check(probabilities.dim() == 4 && probabilities.scalar_type() == at::kFloat,
          "[head_mean] probabilities must be float32 [B, L, N, T]");
    if (wants_gradient(probabilities)) return probabilities.mean(1).transpose(1, 2);  // [B, T, N]
    static const Op<at::Tensor(const at::Tensor&)> op("seedbed::head_mean");
    return op(probabilities);
}

}  // namespace seedbed
