// SPDX-License-Identifier: Apache-2.0
// What the .cu files offer to cuda_plugin.cpp: raw device pointers in, one stream, no allocation,
// no check. Contiguous float32 arrays; sizes above zero. B images, C channels, G groups, P
// positions, D width, L heads, N query positions, T tokens
#pragma once

#include <cstdint>
#include <cuda_runtime_api.h>

namespace seedbed::cuda {

struct GroupNormShape {
    std::int64_t groups_total;  // B * G
    std::int64_t groups;        // G
    std::int64_t channels;      // of one group
    std::int64_t positions;
    int splits;  // parts that a group's statistics are taken in
};

// How many parts a group of this many values is worth.
int group_norm_splits(std::int64_t values);

// partials: [B * G, splits, 2] mean and sum of squared deviations of each part.
void group_norm_statistics(const float* x,
                           float* partials,
                           const GroupNormShape& shape,
                           cudaStream_t stream);
// x: [B * G, C / G, P] -> out of the same shape; weight and bias [C].
void group_norm_apply(const float* x,
                      float* out,
                      const float* partials,
                      const float* weight,
                      const float* bias,
                      const GroupNormShape& shape,
                      double eps,
                      bool silu,
                      cudaStream_t stream);

// [rows, 2 D] -> [rows, D]
void geglu(const float* x, float* out, std::int64_t rows, std::int64_t width, cudaStream_t stream);

// [B, L, N, T] -> [B, T, N]
void head_mean(const float* probabilities,
               float* out,
               std::int64_t images,
               std::int64_t heads,
               std::int64_t positions,
               std::int64_t tokens,
               cudaStream_t stream);

// out: [count]
void philox_normal(
    float* out, std::int64_t count, std::uint64_t seed, std::uint32_t draw, cudaStream_t stream);

}  // namespace seedbed::cuda
