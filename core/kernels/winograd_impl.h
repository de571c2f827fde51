// SPDX-License-Identifier: Apache-2.0
// Winograd's transforms of one tile, all channels. Included once per instruction set; see
// simd_kernels_impl.h.
#pragma once

#include "core/kernels/simd_kernels_impl.h"

namespace seedbed::simd {
namespace {

constexpr float kRootHalf = 0.70710678118654752f;
constexpr float kRootTwo = 1.41421356237309505f;

// One column of B^T d for the points 0, ±sqrt(1/2), ±sqrt(2), ∞.
inline void transform_input(const Floats (&d)[6], Floats (&out)[6]) {
    const Floats even_a = d[4] - 2.0f * d[2], odd_a = kRootHalf * d[3] - kRootTwo * d[1];
    const Floats even_b = d[4] - 0.5f * d[2], odd_b = kRootTwo * d[3] - kRootHalf * d[1];
    out[0] = d[0] - 2.5f * d[2] + d[4];
    out[1] = even_a + odd_a;
    out[2] = even_a - odd_a;
    out[3] = even_b + odd_b;
    out[4] = even_b - odd_b;
    out[5] = d[1] - 2.5f * d[3] + d[5];
}

// One column of A^T m for the same points.
inline void transform_output(const Floats (&m)[6], Floats (&out)[4]) {
    const Floats sum_a = m[1] + m[2], difference_a = m[1] - m[2];
    const Floats sum_b = m[3] + m[4], difference_b = m[3] - m[4];
    out[0] = m[0] + sum_a + sum_b;
    out[1] = kRootHalf * difference_a + kRootTwo * difference_b;
    out[2] = 0.5f * sum_a + 2.0f * sum_b;
    out[3] = (0.5f * kRootHalf) * difference_a + (2.0f * kRootTwo) * difference_b + m[5];
}

void winograd_input(const float* const* pixels,
                    float* out,
                    std::int64_t stride,
                    std::int64_t channels) {
    for (std::int64_t c = 0; c < channels; c += kLanes) {
        Floats half[6][6];  // [column][transformed row]
        for (int x = 0; x < 6; ++x) {
            Floats column[6];
            for (int y = 0; y < 6; ++y) column[y] = load(pixels[y * 6 + x] + c);
            transform_input(column, half[x]);
        }
        for (int y = 0; y < 6; ++y) {
            const Floats row[6] = {
                half[0][y], half[1][y], half[2][y], half[3][y], half[4][y], half[5][y]};
            Floats values[6];
            transform_input(row, values);
            for (int x = 0; x < 6; ++x) store(out + (y * 6 + x) * stride + c, values[x]);
        }
    }
}

void winograd_output(const float* in,
                     std::int64_t stride,
                     const float* bias,
                     const float* const* residual,
                     float* const* pixels,
                     std::int64_t channels) {
    for (std::int64_t c = 0; c < channels; c += kLanes) {
        Floats half[6][4];  // [column][row of pixels]
        for (int x = 0; x < 6; ++x) {
            Floats column[6];
            for (int y = 0; y < 6; ++y) column[y] = load(in + (y * 6 + x) * stride + c);
            transform_output(column, half[x]);
        }
        const Floats shift = load(bias + c);
        for (int y = 0; y < 4; ++y) {
            const Floats row[6] = {
                half[0][y], half[1][y], half[2][y], half[3][y], half[4][y], half[5][y]};
            Floats values[4];
            transform_output(row, values);
            for (int x = 0; x < 4; ++x) {
                const int i = y * 4 + x;
                if (pixels[i] == nullptr) continue;
                Floats value = values[x] + shift;
                if (residual != nullptr) value += load(residual[i] + c);
                store(pixels[i] + c, value);
            }
        }
    }
}

}  // namespace
}  // namespace seedbed::simd
