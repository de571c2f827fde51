// SPDX-License-Identifier: Apache-2.0
// Philox normals; CPU reference: philox.cpp, with the same constants.
#include "core/kernels/cuda_launchers.h"

namespace seedbed::cuda {
namespace {

constexpr int kThreads = 256;

__global__ void philox_kernel(
    float* out, std::int64_t count, std::uint32_t low, std::uint32_t high, std::uint32_t draw) {
    const std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
    if (i >= count) return;
    std::uint32_t c0 = draw, c1 = 0, c2 = static_cast<std::uint32_t>(i), c3 = 0;
    for (int round = 0; round < 10; ++round) {
        const std::uint32_t high_a = __umulhi(0xD2511F53U, c0), low_a = 0xD2511F53U * c0;
        const std::uint32_t high_b = __umulhi(0xCD9E8D57U, c2), low_b = 0xCD9E8D57U * c2;
        c0 = high_b ^ c1 ^ low;
        c1 = low_b;
        c2 = high_a ^ c3 ^ high;
        c3 = low_a;
        low += 0x9E3779B9U;
        high += 0xBB67AE85U;
    }
    constexpr float kToUnit = 2.3283064e-10F;
    constexpr float kToAngle = static_cast<float>(2.3283064e-10 * 6.2831855);
    const double u = c0 * static_cast<double>(kToUnit) + kToUnit / 2;
    const double v = c1 * static_cast<double>(kToAngle) + kToAngle / 2;
    out[i] = static_cast<float>(sqrt(-2.0 * log(u)) * sin(v));
}

}  // namespace

void philox_normal(
    float* out, std::int64_t count, std::uint64_t seed, std::uint32_t draw, cudaStream_t stream) {
    const auto blocks = static_cast<unsigned>((count + kThreads - 1) / kThreads);
    philox_kernel<<<blocks, kThreads, 0, stream>>>(
        out, count, static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), draw);
}

}  // namespace seedbed::cuda
