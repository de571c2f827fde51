// SPDX-License-Identifier: Apache-2.0
// Operations of the UNet and the VAE in one pass over memory. Each has a hand-written CPU kernel
// (AVX-512, AVX2 or baseline, chosen once at run time) and a CUDA kernel in the plugin that
// load_cuda_backend() loads. Results do not depend on the number of threads. B images, C channels,
// H W size, D width, L heads, N query positions, T tokens
//
// Autograd: where grad mode is on and an input requires a gradient, the same value comes from
// differentiable ATen operations instead of the kernel, and so it does for float16 and bfloat16.
// All throw LogicError for shapes that do not fit, and Error{UnsupportedModel} for a tensor on a
// device whose kernels are not loaded.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

// Group normalisation (Wu and He 2018) with weight and bias [C], then x * sigmoid(x) unless `silu`
// is false. x: [B, C, H, W] or any [B, C, ...]; returned contiguous, or in channels-last
// memory where x is (CPU).
at::Tensor group_norm_silu(const at::Tensor& x,
                           std::int64_t groups,
                           const at::Tensor& weight,
                           const at::Tensor& bias,
                           double eps,
                           bool silu = true);

// x: [..., 2 D] = value | gate -> value * gelu(gate) with the erf form of GELU, [..., D].
at::Tensor geglu(const at::Tensor& x);

// Attention probabilities, float32 [B, L, N, T] -> mean over heads, one map a token: [B, T, N].
at::Tensor head_mean(const at::Tensor& probabilities);

}  // namespace seedbed
