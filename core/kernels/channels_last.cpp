// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W size, P = H W positions
#include "core/kernels/channels_last.h"

#include "core/kernels/simd_kernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace seedbed {
namespace {

constexpr std::int64_t kGrain = 32768;      // floats that are worth a thread
constexpr std::int64_t kChannelBlock = 16;  // channels whose sums are taken together
constexpr std::int64_t kRowBlock = 256;     // positions that are scaled together

struct Shape {
    std::int64_t images, channels, positions, groups;
};

std::int64_t ceil_div(std::int64_t a, std::int64_t b) {
    return (a + b - 1) / b;
}

// Per image and channel: sum and sum of squares of the distance to the channel's first value.
void sum_channels(const float* x, double* sums, double* squares, const Shape& shape) {
    const std::int64_t blocks = ceil_div(shape.channels, kChannelBlock);
    const std::int64_t step = simd::kernels().lanes;
    const std::int64_t grain =
        std::max<std::int64_t>(1, kGrain / (shape.positions * kChannelBlock));
    at::parallel_for(0, shape.images * blocks, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t image = i / blocks, first = (i % blocks) * kChannelBlock;
            const std::int64_t last = std::min(first + kChannelBlock, shape.channels);
            for (std::int64_t c = first; c < last; c += step) {
                simd::kernels().channel_sums(x + image * shape.positions * shape.channels + c,
                                             sums + image * shape.channels + c,
                                             squares + image * shape.channels + c,
                                             shape.positions,
                                             shape.channels,
                                             std::min(step, last - c));
            }
        }
    });
}

// Turns one image's sums into each channel's scale and shift, so that x * scale + shift is the
// normalised value.
void normalise_sums(const float* x,
                    const double* sums,
                    const double* squares,
                    const float* weight,
                    const float* bias,
                    double eps,
                    float* scale,
                    float* shift,
                    const Shape& shape) {
    const std::int64_t width = shape.channels / shape.groups;
    const auto positions = static_cast<double>(shape.positions);
    for (std::int64_t g = 0; g < shape.groups; ++g) {
        double mean = 0;
        for (std::int64_t c = g * width; c < (g + 1) * width; ++c)
            mean += x[c] + sums[c] / positions;
        mean /= static_cast<double>(width);
        double variance = 0;
        for (std::int64_t c = g * width; c < (g + 1) * width; ++c) {
            const double own = sums[c] / positions, away = x[c] + own - mean;
            variance += squares[c] / positions - own * own + away * away;
        }
        const double rstd =
            1.0 / std::sqrt(std::max(0.0, variance / static_cast<double>(width)) + eps);
        for (std::int64_t c = g * width; c < (g + 1) * width; ++c) {
            scale[c] = static_cast<float>(rstd * weight[c]);
            shift[c] = static_cast<float>(bias[c] - mean * rstd * weight[c]);
        }
    }
}

}  // namespace

bool is_channels_last(const at::Tensor& x) {
    return x.dim() == 4 && x.is_contiguous(at::MemoryFormat::ChannelsLast) && !x.is_contiguous();
}

at::Tensor group_norm_silu_channels_last(const at::Tensor& x,
                                         std::int64_t groups,
                                         const at::Tensor& weight,
                                         const at::Tensor& bias,
                                         double eps,
                                         bool silu) {
    const Shape shape{x.size(0), x.size(1), x.size(2) * x.size(3), groups};
    at::Tensor out =
        at::empty(x.sizes(), x.options().memory_format(at::MemoryFormat::ChannelsLast));
    const at::Tensor w = weight.contiguous(), b = bias.contiguous();
    const float* from = x.const_data_ptr<float>();
    float* to = out.mutable_data_ptr<float>();
    const std::int64_t all = shape.images * shape.channels,
                       image_size = shape.positions * shape.channels;
    std::vector<double> sums(all), squares(all);
    std::vector<float> scale(all), shift(all);
    sum_channels(from, sums.data(), squares.data(), shape);
    for (std::int64_t i = 0; i < shape.images; ++i) {
        const std::int64_t c = i * shape.channels;
        normalise_sums(from + i * image_size,
                       &sums[c],
                       &squares[c],
                       w.const_data_ptr<float>(),
                       b.const_data_ptr<float>(),
                       eps,
                       &scale[c],
                       &shift[c],
                       shape);
    }
    const std::int64_t blocks = ceil_div(shape.positions, kRowBlock);
    const std::int64_t grain = std::max<std::int64_t>(1, kGrain / (kRowBlock * shape.channels));
    at::parallel_for(0, shape.images * blocks, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t image = i / blocks, first = (i % blocks) * kRowBlock;
            const std::int64_t offset = image * image_size + first * shape.channels;
            simd::kernels().scale_channels(from + offset,
                                           to + offset,
                                           &scale[image * shape.channels],
                                           &shift[image * shape.channels],
                                           std::min(kRowBlock, shape.positions - first),
                                           shape.channels,
                                           silu);
        }
    });
    return out;
}

}  // namespace seedbed
