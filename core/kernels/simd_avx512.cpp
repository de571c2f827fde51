// SPDX-License-Identifier: Apache-2.0
namespace seedbed::simd {
namespace {
constexpr int kLanes = 16;
}
}  // namespace seedbed::simd

#include "core/kernels/channels_last_impl.h"

namespace seedbed::simd {

const Kernels kAvx512{"avx512", kLanes, group_norm, geglu, head_mean, channel_sums, scale_channels};

}  // namespace seedbed::simd
