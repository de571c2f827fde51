// SPDX-License-Identifier: Apache-2.0
// B images, I O channels, H W size, tiles of 4 x 4 pixels
#include "core/kernels/winograd.h"

#include "core/base/error.h"
#include "core/kernels/simd_kernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace seedbed {
namespace {

constexpr std::int64_t kTile = 4;
constexpr std::int64_t kGrain = 8;  // tiles that are worth a thread

// Where the tiles of a batch lie. A tile reads 6 x 6 pixels, one more on each side than it writes.
struct Tiling {
    std::int64_t images, height, width, down, across;

    Tiling(const at::Tensor& x)
        : images(x.size(0)),
          height(x.size(2)),
          width(x.size(3)),
          down((height + kTile - 1) / kTile),
          across((width + kTile - 1) / kTile) {}

    std::int64_t count() const { return images * down * across; }

    // Calls visit(i, pixel index) for the size x size pixels that begin `before` above and left of
    // the tile's first; the index is -1 outside the picture.
    template <typename Visit>
    void visit(std::int64_t tile,
               std::int64_t size,
               std::int64_t before,
               const Visit& visit) const {
        const std::int64_t image = tile / (down * across), place = tile % (down * across);
        const std::int64_t top = place / across * kTile - before,
                           left = place % across * kTile - before;
        for (std::int64_t y = 0; y < size; ++y) {
            for (std::int64_t x = 0; x < size; ++x) {
                const std::int64_t row = top + y, column = left + x;
                const bool inside = row >= 0 && row < height && column >= 0 && column < width;
                visit(y * size + x, inside ? (image * height + row) * width + column : -1);
            }
        }
    }
};

// x [B, I, H, W] -> [36, tiles, I]
at::Tensor transform_tiles(const at::Tensor& x, const Tiling& tiling) {
    const std::int64_t channels = x.size(1), stride = tiling.count() * channels;
    at::Tensor out =
        at::empty({36, tiling.count(), channels}, x.options().memory_format(std::nullopt));
    const std::vector<float> zeros(channels);
    const float* from = x.const_data_ptr<float>();
    float* to = out.mutable_data_ptr<float>();
    const auto kernel = simd::kernels().winograd_input;
    at::parallel_for(0, tiling.count(), kGrain, [&](std::int64_t begin, std::int64_t end) {
        const float* pixels[36];
        for (std::int64_t tile = begin; tile < end; ++tile) {
            tiling.visit(tile, 6, 1, [&](std::int64_t i, std::int64_t pixel) {
                pixels[i] = pixel < 0 ? zeros.data() : from + pixel * channels;
            });
            kernel(pixels, to + tile * channels, stride, channels);
        }
    });
    return out;
}

// products [36, tiles, O] -> out [B, O, H, W]
void write_tiles(const at::Tensor& products,
                 const at::Tensor& bias,
                 const at::Tensor* residual,
                 at::Tensor& out,
                 const Tiling& tiling) {
    const std::int64_t channels = out.size(1), stride = tiling.count() * channels;
    const float* from = products.const_data_ptr<float>();
    const float* added = residual == nullptr ? nullptr : residual->const_data_ptr<float>();
    const float* shift = bias.const_data_ptr<float>();
    float* to = out.mutable_data_ptr<float>();
    const auto kernel = simd::kernels().winograd_output;
    at::parallel_for(0, tiling.count(), kGrain, [&](std::int64_t begin, std::int64_t end) {
        float* pixels[16];
        const float* residuals[16];
        for (std::int64_t tile = begin; tile < end; ++tile) {
            tiling.visit(tile, 4, 0, [&](std::int64_t i, std::int64_t pixel) {
                pixels[i] = pixel < 0 ? nullptr : to + pixel * channels;
                residuals[i] = pixel < 0 || added == nullptr ? nullptr : added + pixel * channels;
            });
            kernel(from + tile * channels,
                   stride,
                   shift,
                   added == nullptr ? nullptr : residuals,
                   pixels,
                   channels);
        }
    });
}

bool is_picture(const at::Tensor& x) {
    return x.dim() == 4 && x.is_cpu() && x.scalar_type() == at::kFloat;
}

}  // namespace

at::Tensor winograd_weights(const at::Tensor& weight) {
    check(weight.dim() == 4 && weight.size(2) == 3 && weight.size(3) == 3,
          "[winograd] weight must be [O, I, 3, 3]");
    // Row p of G is (1, p, p^2) over the product of p's distances to the other points; the last is
    // the point ∞.
    const double a = std::sqrt(0.5), b = std::sqrt(2.0), na = 2 * a * a * (a * a - b * b),
                 nb = 2 * b * b * (b * b - a * a);
    const at::Tensor g = at::tensor({1.0,
                                     0.0,
                                     0.0,
                                     1 / na,
                                     a / na,
                                     a * a / na,
                                     1 / na,
                                     -a / na,
                                     a * a / na,
                                     1 / nb,
                                     b / nb,
                                     b * b / nb,
                                     1 / nb,
                                     -b / nb,
                                     b * b / nb,
                                     0.0,
                                     0.0,
                                     1.0},
                                    at::kDouble)
                             .view({6, 3});
    const at::Tensor tiles =
        at::matmul(at::matmul(g, weight.detach().to(at::kDouble)), g.t());  // [O, I, 6, 6]
    return tiles.permute({2, 3, 1, 0})
        .reshape({36, weight.size(1), weight.size(0)})
        .to(at::kFloat)
        .contiguous();
}

at::Tensor winograd_conv(const at::Tensor& x,
                         const at::Tensor& weights,
                         const at::Tensor& bias,
                         const at::Tensor* residual) {
    check(is_picture(x) && x.is_contiguous(at::MemoryFormat::ChannelsLast),
          "[winograd] x must be [B, I, H, W], float32, channels-last");
    check(weights.dim() == 3 && weights.size(0) == 36 && weights.size(1) == x.size(1),
          "[winograd] weights must be [36, I, O]");
    const std::int64_t out_channels = weights.size(2);
    check(x.size(1) % simd::kernels().lanes == 0 && out_channels % simd::kernels().lanes == 0,
          "[winograd] channels must be a multiple of the vector length");
    check(bias.numel() == out_channels, "[winograd] bias must be [O]");
    const Tiling tiling(x);
    at::Tensor out = at::empty({x.size(0), out_channels, x.size(2), x.size(3)},
                               x.options().memory_format(at::MemoryFormat::ChannelsLast));
    at::Tensor added;
    if (residual != nullptr) {
        check(residual->sizes() == out.sizes() && is_picture(*residual),
              "[winograd] residual must have the result's shape");
        added = residual->contiguous(at::MemoryFormat::ChannelsLast);
    }
    const at::Tensor products = at::bmm(transform_tiles(x, tiling), weights);  // [36, tiles, O]
    write_tiles(products, bias.contiguous(), residual == nullptr ? nullptr : &added, out, tiling);
    return out;
}

}  // namespace seedbed
