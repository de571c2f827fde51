// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

// A copy of a weight in the memory layout that oneDNN computes in, made at the first use instead of at every
// call, and made anew after the weight was written to or replaced. Used on the engine thread only.
class PackedWeight {
 public:
    // weight: [O, I, k, k]; `input` is the shape that it will mostly be used with.
    const at::Tensor& for_conv(const at::Tensor& weight,
                               std::int64_t padding,
                               std::int64_t stride,
                               at::IntArrayRef input) const;
    // weight: [O, I]; rows: how many inputs it will mostly be used with.
    const at::Tensor& for_linear(const at::Tensor& weight, std::int64_t rows) const;

 private:
    bool is_current(const at::Tensor& weight) const;

    mutable at::Tensor packed_;
    mutable const void* data_ = nullptr;
    mutable std::int64_t version_ = -1;
};

}  // namespace seedbed
