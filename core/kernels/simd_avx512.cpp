// SPDX-License-Identifier: Apache-2.0
namespace seedbed::simd {
namespace {
constexpr int kLanes = 16;
}
}  // namespace seedbed::simd

#include "core/kernels/channels_last_impl.h"
#include "core/kernels/winograd_impl.h"

namespace seedbed::simd {

const Kernels kAvx512{"avx512",
                      kLanes,
                      group_norm,
                      geglu,
                      head_mean,
                      channel_sums,
                      scale_channels,
                      winograd_input,
                      winograd_output};

}  // namespace seedbed::simd
