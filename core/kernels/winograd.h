// SPDX-License-Identifier: Apache-2.0
// 3 x 3 convolutions with a quarter of the multiplications: F(4 x 4, 3 x 3) of Lavin and Gray
// (arXiv 1509.09308), on the points 0, ±sqrt(1/2), ±sqrt(2), ∞, whose rounding error is about five
// times that of the direct sum (the usual ±1, ±2: ten times). CPU, float32, no autograd. B images,
// I O channels, H W size
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

// weight: [O, I, 3, 3] -> [36, I, O], computed in float64.
at::Tensor winograd_weights(const at::Tensor& weight);

// x: [B, I, H, W] in channels-last memory -> [B, O, H, W] in channels-last memory: the convolution
// with stride 1 and zero padding 1, plus bias [O], plus *residual of the result's shape if it is
// not null. Throws LogicError for shapes that do not fit.
at::Tensor winograd_conv(const at::Tensor& x,
                         const at::Tensor& weights,
                         const at::Tensor& bias,
                         const at::Tensor* residual = nullptr);

}  // namespace seedbed
