// SPDX-License-Identifier: Apache-2.0
// Mean over heads, transposed; CPU reference: head_mean in simd_kernels_impl.h.
#include "core/kernels/cuda_launchers.h"

namespace seedbed::cuda {
namespace {

constexpr int kTile = 32;
constexpr int kRows = 8;  // threads of a block: kTile x kRows

// Grid: (tiles of N, tiles of T, B). A tile is read along T and written along N, both without gaps.
__global__ void head_mean_kernel(const float* probabilities,
                                 float* out,
                                 std::int64_t heads,
                                 std::int64_t positions,
                                 std::int64_t tokens) {
    __shared__ float tile[kTile][kTile + 1];  // one column more: no two rows start in the same bank
    const std::int64_t n0 = static_cast<std::int64_t>(blockIdx.x) * kTile;
    const std::int64_t t0 = static_cast<std::int64_t>(blockIdx.y) * kTile;
    const float* from = probabilities + blockIdx.z * heads * positions * tokens;
    float* to = out + blockIdx.z * tokens * positions;
    const std::int64_t t = t0 + threadIdx.x;
    for (int row = threadIdx.y; row < kTile; row += kRows) {
        const std::int64_t n = n0 + row;
        float sum = 0.0F;
        if (n < positions && t < tokens) {
            for (std::int64_t l = 0; l < heads; ++l) sum += from[(l * positions + n) * tokens + t];
        }
        tile[row][threadIdx.x] = sum / static_cast<float>(heads);
    }
    __syncthreads();
    const std::int64_t n = n0 + threadIdx.x;
    for (int row = threadIdx.y; row < kTile; row += kRows) {
        if (n < positions && t0 + row < tokens)
            to[(t0 + row) * positions + n] = tile[threadIdx.x][row];
    }
}

}  // namespace

void head_mean(const float* probabilities,
               float* out,
               std::int64_t images,
               std::int64_t heads,
               std::int64_t positions,
               std::int64_t tokens,
               cudaStream_t stream) {
    const dim3 grid(static_cast<unsigned>((positions + kTile - 1) / kTile),
                    static_cast<unsigned>((tokens + kTile - 1) / kTile),
                    static_cast<unsigned>(images));
    head_mean_kernel<<<grid, dim3(kTile, kRows), 0, stream>>>(
        probabilities, out, heads, positions, tokens);
}

}  // namespace seedbed::cuda
