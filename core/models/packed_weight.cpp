// SPDX-License-Identifier: Apache-2.0
#include "core/models/packed_weight.h"

#include "core/kernels/winograd.h"
#include "core/models/mapped_tensor.h"
#include "core/models/onednn.h"
#include "core/models/weights.h"

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

constexpr std::int64_t kLargestWinograd = 512 * 512;
constexpr std::uint64_t kWinogradGrowth = 4;  // 36 numbers for 9

}  // namespace

PackedWeight::PackedWeight(const WeightScope& scope, const at::Tensor& weight)
    : granted_(scope.is_small() || (!is_mapped(weight) && scope.grant_copy(weight.nbytes()))),
      winograd_granted_(fits_winograd(weight) &&
                        scope.grant_copy(kWinogradGrowth * weight.nbytes())) {}

bool PackedWeight::fits_winograd(const at::Tensor& weight) {
    if (weight.dim() != 4 || weight.size(2) != 3 || weight.size(3) != 3) return false;
    const std::int64_t out = weight.size(0), in = weight.size(1);
    return in % 16 == 0 && out % 16 == 0 && in * out <= kLargestWinograd;
}

bool PackedWeight::packs(const at::Tensor& weight) const {
    if (granted_ || is_mapped(weight)) return true;
    const std::lock_guard lock(packing);
    onednn_ = {};  // of the weight that stood in its file before this one replaced it
    return false;
}

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
        release_pages(weight);
    }
    return onednn_.packed;
}

const at::Tensor& PackedWeight::for_winograd(const at::Tensor& weight) const {
    const std::lock_guard lock(packing);
    if (!is_current(winograd_, weight)) {
        winograd_.packed = winograd_weights(weight);
        release_pages(weight);
    }
    return winograd_.packed;
}

const at::Tensor& PackedWeight::for_linear(const at::Tensor& weight) const {
    const std::lock_guard lock(packing);
    if (!is_current(onednn_, weight)) {
        onednn_.packed = onednn::pack_linear(weight.detach(), kRows);
        release_pages(weight);
    }
    return onednn_.packed;
}

}  // namespace seedbed
