// SPDX-License-Identifier: Apache-2.0
// Group normalisation with SiLU; CPU reference: group_norm in simd_kernels_impl.h.
// Two kernels, because a VAE's group holds millions of values but there are few groups: the first
// takes mean and squared deviations of parts of each group, the second joins the parts (Chan, Golub
// and LeVeque 1983) and writes the result.
#include "core/kernels/cuda_launchers.h"

namespace seedbed::cuda {
namespace {

constexpr int kThreads = 256;
constexpr int kMaxSplits = 64;
constexpr int kValuesPerSplit = 16384;

// The sum over the block, given to all its threads.
__device__ float block_sum(float value) {
    __shared__ float warp_sums[kThreads / 32];
    __shared__ float total;
    for (int offset = 16; offset > 0; offset /= 2)
        value += __shfl_down_sync(0xffffffffU, value, offset);
    if (threadIdx.x % 32 == 0) warp_sums[threadIdx.x / 32] = value;
    __syncthreads();
    if (threadIdx.x < 32) {
        value = threadIdx.x < kThreads / 32 ? warp_sums[threadIdx.x] : 0.0F;
        for (int offset = 16; offset > 0; offset /= 2)
            value += __shfl_down_sync(0xffffffffU, value, offset);
        if (threadIdx.x == 0) total = value;
    }
    __syncthreads();
    const float result = total;
    __syncthreads();
    return result;
}

// The values [begin, end) of a group that belong to part `split`.
__device__ void part(
    std::int64_t values, int splits, int split, std::int64_t& begin, std::int64_t& end) {
    const std::int64_t size = (values + splits - 1) / splits;
    begin = min(size * split, values);
    end = min(begin + size, values);
}

// Grid: (B * G, splits).
__global__ void statistics_kernel(const float* x, float* partials, std::int64_t values) {
    const int splits = gridDim.y;
    std::int64_t begin, end;
    part(values, splits, blockIdx.y, begin, end);
    const float* from = x + blockIdx.x * values;
    float sum = 0.0F;
    for (std::int64_t i = begin + threadIdx.x; i < end; i += kThreads) sum += from[i];
    const float count = static_cast<float>(end - begin);
    const float mean = count > 0 ? block_sum(sum) / count : 0.0F;
    float squares = 0.0F;
    for (std::int64_t i = begin + threadIdx.x; i < end; i += kThreads)
        squares += (from[i] - mean) * (from[i] - mean);
    squares = block_sum(squares);
    if (threadIdx.x == 0) {
        float* to = partials + (static_cast<std::int64_t>(blockIdx.x) * splits + blockIdx.y) * 2;
        to[0] = mean;
        to[1] = squares;
    }
}

// Mean and 1 / sqrt(variance + eps) of a whole group from its parts.
__device__ void join_parts(
    const float* partials, std::int64_t values, int splits, double eps, float& mean, float& rstd) {
    double joined_mean = 0.0, joined_squares = 0.0, joined_count = 0.0;
    for (int s = 0; s < splits; ++s) {
        std::int64_t begin, end;
        part(values, splits, s, begin, end);
        const double count = static_cast<double>(end - begin);
        if (count == 0) continue;
        const double delta = partials[2 * s] - joined_mean;
        const double total = joined_count + count;
        joined_mean += delta * count / total;
        joined_squares += partials[2 * s + 1] + delta * delta * joined_count * count / total;
        joined_count = total;
    }
    mean = static_cast<float>(joined_mean);
    rstd = static_cast<float>(rsqrt(joined_squares / joined_count + eps));
}

// Grid: (B * G, splits).
__global__ void apply_kernel(const float* x,
                             float* out,
                             const float* partials,
                             const float* weight,
                             const float* bias,
                             GroupNormShape shape,
                             double eps,
                             bool silu) {
    __shared__ float mean, rstd;
    const std::int64_t values = shape.channels * shape.positions;
    const std::int64_t group = blockIdx.x;
    if (threadIdx.x == 0)
        join_parts(partials + group * shape.splits * 2, values, shape.splits, eps, mean, rstd);
    __syncthreads();
    std::int64_t begin, end;
    part(values, shape.splits, blockIdx.y, begin, end);
    const std::int64_t first_channel = (group % shape.groups) * shape.channels;
    for (std::int64_t i = begin + threadIdx.x; i < end; i += kThreads) {
        const std::int64_t c = first_channel + i / shape.positions;
        const float y = (x[group * values + i] - mean) * rstd * weight[c] + bias[c];
        out[group * values + i] = silu ? y / (1.0F + expf(-y)) : y;
    }
}

}  // namespace

int group_norm_splits(std::int64_t values) {
    const std::int64_t splits = (values + kValuesPerSplit - 1) / kValuesPerSplit;
    return static_cast<int>(splits < kMaxSplits ? splits : kMaxSplits);
}

void group_norm_statistics(const float* x,
                           float* partials,
                           const GroupNormShape& shape,
                           cudaStream_t stream) {
    const dim3 grid(static_cast<unsigned>(shape.groups_total), shape.splits);
    statistics_kernel<<<grid, kThreads, 0, stream>>>(x, partials, shape.channels * shape.positions);
}

void group_norm_apply(const float* x,
                      float* out,
                      const float* partials,
                      const float* weight,
                      const float* bias,
                      const GroupNormShape& shape,
                      double eps,
                      bool silu,
                      cudaStream_t stream) {
    const dim3 grid(static_cast<unsigned>(shape.groups_total), shape.splits);
    apply_kernel<<<grid, kThreads, 0, stream>>>(x, out, partials, weight, bias, shape, eps, silu);
}

}  // namespace seedbed::cuda
