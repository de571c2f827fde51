// SPDX-License-Identifier: Apache-2.0
// Convolution and batch norm as the classifiers have them, from files of shapes alone.
// B pictures, I O channels
#pragma once

#include "core/models/weights.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

class BatchNorm {
 public:
    BatchNorm() = default;
    BatchNorm(const WeightScope& scope, std::int64_t channels, double eps);
    at::Tensor operator()(const at::Tensor& x) const;  // with the statistics of training

 private:
    at::Tensor weight_, bias_, mean_, variance_;  // [C]
    double eps_ = 1e-5;
};

// Without bias; kernel and channels are the weight's own.
struct BareConv {
    BareConv() = default;
    explicit BareConv(const WeightScope& scope);
    at::Tensor operator()(const at::Tensor& x, at::IntArrayRef stride, at::IntArrayRef pad) const;

    std::int64_t out() const { return weight.size(0); }
    at::Tensor weight;  // [O, I, h, w]
};

}  // namespace seedbed
