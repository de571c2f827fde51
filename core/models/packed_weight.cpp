// SPDX-License-Identifier: Apache-2.0
#include "core/models/packed_weight.h"

#include "core/kernels/winograd.h"
#include "core/models/onednn.h"

#include <ATen/ATen.h>

#include <mutex>

namespace seedbed {
namespace {

// One lock for all weights: it is held for nanoseconds but for each weight's first use, and a lock
// per weight would make the layers unmovable.
std::mutex packing;

// The layout is chosen for one shape, whatever the first use is: a picture must not depend on what
// ran before it.
constexpr std::int64_t kPictures = 16, kSide = 16, kRows = 4096;

}  // namespace

bool PackedWeight::is_current(Copy& copy, const at::Tensor& weight) {
    const void* data = weight.const_data_ptr();
    const auto version = static_cast<std::int64_t>(weight._version());
    if (copy.packed.defined() && data == copy.data && version == copy.version) return true;
    copy.data = data;
    copy.version = version;
    return false;
}

const at::Tensor& PackedWeight::for_conv(const at::Tensor& weight,
                                         std::int64_t padding,
                                         std::int64_t stride) const {
    const std::lock_guard lock(packing);
    if (!is_current(onednn_, weight)) {
        const std::int64_t input[] = {kPictures, weight.size(1), kSide, kSide};
        onednn_.packed = onednn::pack_conv(weight.detach(), padding, stride, input);
    }
    return onednn_.packed;
}

const at::Tensor& PackedWeight::for_winograd(const at::Tensor& weight) const {
    const std::lock_guard lock(packing);
    if (!is_current(winograd_, weight)) winograd_.packed = winograd_weights(weight);
    return winograd_.packed;
}

const at::Tensor& PackedWeight::for_linear(const at::Tensor& weight) const {
    const std::lock_guard lock(packing);
    if (!is_current(onednn_, weight)) onednn_.packed = onednn::pack_linear(weight.detach(), kRows);
    return onednn_.packed;
}

}  // namespace seedbed
