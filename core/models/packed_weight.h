// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

class WeightScope;

// A copy of a weight in the memory layout that oneDNN computes in, made at the first use instead of
// at every call, and made anew after the weight was written to or replaced. A weight that lies in
// its file gives its memory back then, so that there is one copy; for others, copies are bounded by
// WeightScope::grant_copy. Safe from the threads that evaluate parts of a batch side by side; the
// weight itself must not change meanwhile.
class PackedWeight {
 public:
    PackedWeight() = default;  // without bound
    PackedWeight(const WeightScope& scope, const at::Tensor& weight);

    // Whether there may be a copy of this kind: where not, the caller computes with the weight.
    bool packs(const at::Tensor& weight) const;
    bool has_winograd() const { return winograd_granted_; }

    // weight: [O, I, k, k]
    const at::Tensor& for_conv(const at::Tensor& weight,
                               std::int64_t padding,
                               std::int64_t stride) const;
    // weight: [O, I, 3, 3] -> for winograd_conv.
    const at::Tensor& for_winograd(const at::Tensor& weight) const;
    // weight: [O, I]
    const at::Tensor& for_linear(const at::Tensor& weight) const;

    // Whether a weight has a shape for winograd_conv, and is small enough for its copy, which is
    // four times as large.
    static bool fits_winograd(const at::Tensor& weight);

 private:
    // A copy and what it was made from.
    struct Copy {
        at::Tensor packed;
        const void* data = nullptr;
        std::int64_t version = -1;
    };
    static bool is_current(Copy& copy, const at::Tensor& weight);

    bool granted_ = true;
    bool winograd_granted_ = true;
    mutable Copy onednn_;
    mutable Copy winograd_;
};

}  // namespace seedbed
