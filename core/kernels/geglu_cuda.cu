// SPDX-License-Identifier: Apache-2.0
// GEGLU with the erf form of GELU; CPU reference: geglu in simd_kernels_impl.h.
#include "core/kernels/cuda_launchers.h"

namespace seedbed::cuda {
namespace {

constexpr int kThreads = 256;

__global__ void geglu_kernel(const float* x, float* out, std::int64_t count, std::int64_t width) {
    const std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
    if (i >= count) return;
    const std::int64_t row = i / width;
    const float value = x[row * width + i];  // row * 2 width + column, as i = row * width + column
    const float gate = x[row * width + i + width];
    out[i] = value * gate * 0.5F * (1.0F + erff(gate * 0.70710678118654752F));
}

}  // namespace

void geglu(const float* x, float* out, std::int64_t rows, std::int64_t width, cudaStream_t stream) {
    const std::int64_t count = rows * width;
    const auto blocks = static_cast<unsigned>((count + kThreads - 1) / kThreads);
    geglu_kernel<<<blocks, kThreads, 0, stream>>>(x, out, count, width);
}

}  // namespace seedbed::cuda
