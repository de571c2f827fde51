// SPDX-License-Identifier: Apache-2.0
// Kernels on pictures whose channels lie next to each other in memory, [P, C]. Included once per
// instruction set after kLanes is set; see simd_kernels_impl.h for the rules. P positions, C
// channels
#pragma once

#include "core/kernels/simd_kernels_impl.h"

namespace seedbed::simd {
namespace {

// Sums of d and d^2 for d = x - x[0], so that a large mean does not cancel the variance; in float
// over short blocks, the blocks in double.
void channel_sums(const float* x,
                  double* sums,
                  double* squares,
                  std::int64_t positions,
                  std::int64_t channels,
                  std::int64_t count) {
    constexpr std::int64_t kBlock = 64;
    const auto read = [count](const float* from) {
        return count == kLanes ? load(from) : load_part(from, count);
    };
    const Floats origin = read(x);
    for (std::int64_t i = 0; i < count; ++i) sums[i] = squares[i] = 0;
    for (std::int64_t p = 0; p < positions;) {
        const std::int64_t end = p + kBlock < positions ? p + kBlock : positions;
        Floats sum_a{}, sum_b{}, square_a{}, square_b{};
        for (; p + 2 <= end; p += 2) {
            const Floats a = read(x + p * channels) - origin;
            const Floats b = read(x + (p + 1) * channels) - origin;
            sum_a += a;
            sum_b += b;
            square_a += a * a;
            square_b += b * b;
        }
        for (; p < end; ++p) {
            const Floats a = read(x + p * channels) - origin;
            sum_a += a;
            square_a += a * a;
        }
        const Floats sum = sum_a + sum_b, square = square_a + square_b;
        for (std::int64_t i = 0; i < count; ++i) {
            sums[i] += sum[i];
            squares[i] += square[i];
        }
    }
}

void scale_channels(const float* x,
                    float* out,
                    const float* scale,
                    const float* shift,
                    std::int64_t positions,
                    std::int64_t channels,
                    bool with_silu) {
    const auto run = [=](auto function) {
        for (std::int64_t p = 0; p < positions; ++p) {
            const float* from = x + p * channels;
            float* to = out + p * channels;
            std::int64_t c = 0;
            for (; c + kLanes <= channels; c += kLanes) {
                store(to + c, function(load(from + c) * load(scale + c) + load(shift + c)));
            }
            const std::int64_t left = channels - c;
            if (left == 0) continue;
            const Floats value =
                load_part(from + c, left) * load_part(scale + c, left) + load_part(shift + c, left);
            store_part(to + c, function(value), left);
        }
    };
    if (with_silu) {
        run([](Floats v) { return silu(v); });
    } else {
        run([](Floats v) { return v; });
    }
}

}  // namespace
}  // namespace seedbed::simd
