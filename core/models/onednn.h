// SPDX-License-Identifier: Apache-2.0
// The operators of libtorch_cpu that compute with weights packed once by oneDNN and add a residual
// while the result is still in registers. float32 on the CPU, no autograd. B images, I O channels,
// H W size, R rows
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed::onednn {

// Whether this libtorch has the operators and this processor runs them.
bool available();

at::Tensor pack_conv(const at::Tensor& weight,
                     std::int64_t padding,
                     std::int64_t stride,
                     at::IntArrayRef input);
at::Tensor pack_linear(const at::Tensor& weight, std::int64_t rows);

// x: [B, I, H, W] -> channels-last [B, O, H', W'], plus *residual of the same shape if it is not
// null.
at::Tensor conv(const at::Tensor& x,
                const at::Tensor& packed,
                const at::Tensor& bias,
                std::int64_t padding,
                std::int64_t stride,
                const at::Tensor* residual);

// x: [R, I] -> [R, O], plus *residual [R, O] if it is not null. bias may be undefined.
at::Tensor linear(const at::Tensor& x,
                  const at::Tensor& packed,
                  const at::Tensor& bias,
                  const at::Tensor* residual);

}  // namespace seedbed::onednn
