// SPDX-License-Identifier: Apache-2.0
// The CUDA side of this folder's operations, a library of its own that load_cuda_backend() loads.
// Each function goes the same way: device guard, current stream, allocate, return if empty,
// contiguous input, launch, launch check. Shapes were checked by the public functions (fused.h,
// philox.h). B images, C channels, D width, L heads, N query positions, T tokens
#include "core/kernels/cuda_launchers.h"

#include <ATen/ATen.h>
#include <c10/cuda/CUDAException.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>
#include <torch/library.h>

namespace seedbed {
namespace {

at::Tensor group_norm_silu_cuda(const at::Tensor& input,
                                std::int64_t groups,
                                const at::Tensor& weight,
                                const at::Tensor& bias,
                                double eps,
                                bool silu) {
    TORCH_CHECK(weight.device() == input.device() && bias.device() == input.device(),
                "[group_norm_silu] x, weight and bias must be on one device");
    const c10::cuda::CUDAGuard guard(input.device());
    const cudaStream_t stream = c10::cuda::getCurrentCUDAStream();
    at::Tensor out =
        at::empty(input.sizes(), input.options().memory_format(at::MemoryFormat::Contiguous));
    if (out.numel() == 0) return out;
    const at::Tensor x = input.contiguous();
    const at::Tensor w = weight.contiguous();
    const at::Tensor b = bias.contiguous();

    cuda::GroupNormShape shape{};
    shape.groups_total = x.size(0) * groups;
    shape.groups = groups;
    shape.channels = x.size(1) / groups;
    shape.positions = x.numel() / (x.size(0) * x.size(1));
    shape.splits = cuda::group_norm_splits(shape.channels * shape.positions);
    const at::Tensor partials = at::empty({shape.groups_total, shape.splits, 2}, x.options());

    const float* from = x.const_data_ptr<float>();
    cuda::group_norm_statistics(from, partials.mutable_data_ptr<float>(), shape, stream);
    C10_CUDA_KERNEL_LAUNCH_CHECK();
    cuda::group_norm_apply(from,
                           out.mutable_data_ptr<float>(),
                           partials.const_data_ptr<float>(),
                           w.const_data_ptr<float>(),
                           b.const_data_ptr<float>(),
                           shape,
                           eps,
                           silu,
                           stream);
    C10_CUDA_KERNEL_LAUNCH_CHECK();
    return out;
}

at::Tensor geglu_cuda(const at::Tensor& input) {
    const c10::cuda::CUDAGuard guard(input.device());
    const cudaStream_t stream = c10::cuda::getCurrentCUDAStream();
    const std::int64_t width = input.size(-1) / 2;
    auto sizes = input.sizes().vec();
    sizes.back() = width;
    at::Tensor out = at::empty(sizes, input.options().memory_format(at::MemoryFormat::Contiguous));
    if (out.numel() == 0) return out;
    const at::Tensor x = input.contiguous();
    cuda::geglu(x.const_data_ptr<float>(),
                out.mutable_data_ptr<float>(),
                out.numel() / width,
                width,
                stream);
    C10_CUDA_KERNEL_LAUNCH_CHECK();
    return out;
}

at::Tensor head_mean_cuda(const at::Tensor& probabilities) {
    const c10::cuda::CUDAGuard guard(probabilities.device());
    const cudaStream_t stream = c10::cuda::getCurrentCUDAStream();
    const std::int64_t images = probabilities.size(0), heads = probabilities.size(1);
    const std::int64_t positions = probabilities.size(2), tokens = probabilities.size(3);
    at::Tensor out = at::empty({images, tokens, positions}, probabilities.options());  // [B, T, N]
    if (probabilities.numel() == 0) return out;
    const at::Tensor p = probabilities.contiguous();
    cuda::head_mean(p.const_data_ptr<float>(),
                    out.mutable_data_ptr<float>(),
                    images,
                    heads,
                    positions,
                    tokens,
                    stream);
    C10_CUDA_KERNEL_LAUNCH_CHECK();
    return out;
}

void philox_normal_cuda(at::Tensor& out, std::int64_t seed, std::int64_t draw) {
    const c10::cuda::CUDAGuard guard(out.device());
    const cudaStream_t stream = c10::cuda::getCurrentCUDAStream();
    if (out.numel() == 0) return;
    cuda::philox_normal(out.mutable_data_ptr<float>(),
                        out.numel(),
                        static_cast<std::uint64_t>(seed),
                        static_cast<std::uint32_t>(draw),
                        stream);
    C10_CUDA_KERNEL_LAUNCH_CHECK();
}

}  // namespace

TORCH_LIBRARY_IMPL(seedbed, CUDA, m) {
    m.impl("group_norm_silu", group_norm_silu_cuda);
    m.impl("geglu", geglu_cuda);
    m.impl("head_mean", head_mean_cuda);
    m.impl("philox_normal_", philox_normal_cuda);
}

}  // namespace seedbed
