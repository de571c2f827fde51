// SPDX-License-Identifier: Apache-2.0
// The CPU kernels behind fused.h on plain float arrays: one table per instruction set, chosen once.
// G channels of a group, P positions of a channel, D width, L heads, N query positions, T tokens
#pragma once

#include <cstdint>

namespace seedbed::simd {

// Query positions that head_mean takes at a time.
inline constexpr std::int64_t kHeadMeanTile = 16;

struct Kernels {
    const char* name;
    std::int64_t lanes;  // floats of a vector
    // One group, [G, P] -> [G, P], with the group's own G weights and biases.
    void (*group_norm)(const float* x,
                       float* out,
                       const float* weight,
                       const float* bias,
                       std::int64_t channels,
                       std::int64_t positions,
                       double eps,
                       bool silu);
    // [rows, 2 D] -> [rows, D]
    void (*geglu)(const float* x, float* out, std::int64_t rows, std::int64_t width);
    // Rows [begin, begin + count) of one image, count <= kHeadMeanTile: [L, N, T], heads
    // `head_stride` floats apart -> columns of [T, N]. scratch: kHeadMeanTile * T floats.
    void (*head_mean)(const float* probabilities,
                      float* out,
                      float* scratch,
                      std::int64_t heads,
                      std::int64_t head_stride,
                      std::int64_t positions,
                      std::int64_t tokens,
                      std::int64_t begin,
                      std::int64_t count);
    // Channels [0, count) of one picture [P, C], count <= lanes: sums of d and d^2, d = x - x[0].
    void (*channel_sums)(const float* x,
                         double* sums,
                         double* squares,
                         std::int64_t positions,
                         std::int64_t channels,
                         std::int64_t count);
    // [P, C] * scale [C] + shift [C] -> [P, C], then SiLU.
    void (*scale_channels)(const float* x,
                           float* out,
                           const float* scale,
                           const float* shift,
                           std::int64_t positions,
                           std::int64_t channels,
                           bool silu);
    // A tile's 6 x 6 pixels, each a pointer to its channels -> 36 rows of channels, `stride` floats
    // apart.
    void (*winograd_input)(const float* const* pixels,
                           float* out,
                           std::int64_t stride,
                           std::int64_t channels);
    // 36 rows of channels -> a tile's 4 x 4 pixels, null where it hangs over the edge; plus bias,
    // plus the residual's pixels unless that is null. channels: multiples of lanes.
    void (*winograd_output)(const float* in,
                            std::int64_t stride,
                            const float* bias,
                            const float* const* residual,
                            float* const* pixels,
                            std::int64_t channels);
};

extern const Kernels kBaseline;
#ifdef __x86_64__
extern const Kernels kAvx2;
extern const Kernels kAvx512;
#endif

// The fastest table that this processor runs. The environment variable SEEDBED_SIMD (baseline,
// avx2, avx512) asks for a lesser one; it is read once.
const Kernels& kernels();

}  // namespace seedbed::simd
