// SPDX-License-Identifier: Apache-2.0
// The CPU side of operations on pictures in channels-last memory. Called by fused.h's functions.
// B images, C channels, H W size
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

// Whether x is [B, C, H, W] with its channels next to each other, and not contiguous as well.
bool is_channels_last(const at::Tensor& x);

// As group_norm_silu for such a tensor; the result is in channels-last memory too.
at::Tensor group_norm_silu_channels_last(const at::Tensor& x,
                                         std::int64_t groups,
                                         const at::Tensor& weight,
                                         const at::Tensor& bias,
                                         double eps,
                                         bool silu);

}  // namespace seedbed
