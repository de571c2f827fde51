// SPDX-License-Identifier: Apache-2.0
#include "core/models/batch_norm.h"

#include <ATen/ATen.h>

namespace seedbed {

BatchNorm::BatchNorm(const WeightScope& scope, std::int64_t channels, double eps)
    : weight_(scope.take("weight", {channels})),
      bias_(scope.take("bias", {channels})),
      mean_(scope.take("running_mean", {channels})),
      variance_(scope.take("running_var", {channels})),
      eps_(eps) {}

at::Tensor BatchNorm::operator()(const at::Tensor& x) const {
    return at::batch_norm(x, weight_, bias_, mean_, variance_, false, 0.0, eps_, false);
}

BareConv::BareConv(const WeightScope& scope)
    : weight(scope.take("weight", scope.shape("weight"))) {}

at::Tensor BareConv::operator()(const at::Tensor& x,
                                at::IntArrayRef stride,
                                at::IntArrayRef pad) const {
    return at::conv2d(x, weight, {}, stride, pad);
}

}  // namespace seedbed
