// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

// A copy of a weight in the memory layout that oneDNN computes in, made at the first use instead of
// at every call, and made anew after the weight was written to or replaced. Safe from the threads
// that evaluate parts of a batch side by side; the weight itself must not change meanwhile.
class PackedWeight {
 public:
    // weight: [O, I, k, k]
    const at::Tensor& for_conv(const at::Tensor& weight,
                               std::int64_t padding,
                               std::int64_t stride) const;
    // weight: [O, I, 3, 3] -> for winograd_conv.
    const at::Tensor& for_winograd(const at::Tensor& weight) const;
    // weight: [O, I]
    const at::Tensor& for_linear(const at::Tensor& weight) const;

 private:
    // A copy and what it was made from.
    struct Copy {
        at::Tensor packed;
        const void* data = nullptr;
        std::int64_t version = -1;
    };
    static bool is_current(Copy& copy, const at::Tensor& weight);

    mutable Copy onednn_;
    mutable Copy winograd_;
};

}  // namespace seedbed
