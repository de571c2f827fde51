// SPDX-License-Identifier: Apache-2.0
#include "core/models/onednn.h"

#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>

#include <optional>
#include <string_view>

namespace seedbed::onednn {
namespace {

// As the kernels are registered (aten/src/ATen/native/mkldnn): fixed sizes, lists by value.
using Sizes = at::IntArrayRef;
using Scalars = c10::List<std::optional<at::Scalar>>;
using Algorithm = std::optional<std::string_view>;
using OptionalTensor = const std::optional<at::Tensor>&;
using Pack =
    at::Tensor(const at::Tensor&, Sizes, Sizes, Sizes, std::int64_t, at::OptionalIntArrayRef);
using Conv = at::Tensor(const at::Tensor&,
                        const at::Tensor&,
                        OptionalTensor,
                        Sizes,
                        Sizes,
                        Sizes,
                        std::int64_t,
                        std::string_view,
                        Scalars,
                        Algorithm);
using ConvAdd = at::Tensor(const at::Tensor&,
                           const at::Tensor&,
                           const at::Tensor&,
                           OptionalTensor,
                           Sizes,
                           Sizes,
                           Sizes,
                           std::int64_t,
                           std::string_view,
                           std::optional<at::Scalar>,
                           Algorithm,
                           Scalars,
                           Algorithm);
using PackLinear = at::Tensor(const at::Tensor&, std::optional<std::int64_t>);
using LinearOp = at::Tensor(
    const at::Tensor&, const at::Tensor&, OptionalTensor, std::string_view, Scalars, Algorithm);
using LinearAdd = at::Tensor(
    const at::Tensor&, const at::Tensor&, const at::Tensor&, OptionalTensor, std::string_view);

template <typename Signature>
c10::TypedOperatorHandle<Signature> op(const char* name, const char* overload = "") {
    return c10::Dispatcher::singleton().findSchemaOrThrow(name, overload).typed<Signature>();
}

std::optional<at::Tensor> optional(const at::Tensor& tensor) {
    return tensor.defined() ? std::optional(tensor) : std::nullopt;
}

const Scalars& no_scalars() {
    static const Scalars none;
    return none;
}

}  // namespace

bool available() {
    static const bool has = [] {
        const auto found = [](const char* name, const char* overload) {
            return c10::Dispatcher::singleton().findSchema({name, overload}).has_value();
        };
        return at::globalContext().userEnabledMkldnn() && at::Context::hasMKLDNN() &&
               found("mkldnn::_reorder_convolution_weight", "") &&
               found("mkldnn::_reorder_linear_weight", "") &&
               found("mkldnn::_convolution_pointwise", "") &&
               found("mkldnn::_convolution_pointwise", "binary") &&
               found("mkldnn::_linear_pointwise", "") &&
               found("mkldnn::_linear_pointwise", "binary");
    }();
    return has;
}

at::Tensor pack_conv(const at::Tensor& weight,
                     std::int64_t padding,
                     std::int64_t stride,
                     at::IntArrayRef input) {
    static const auto pack = op<Pack>("mkldnn::_reorder_convolution_weight");
    const std::int64_t pad[] = {padding, padding}, step[] = {stride, stride}, one[] = {1, 1};
    return pack.call(weight, pad, step, one, 1, input);
}

at::Tensor pack_linear(const at::Tensor& weight, std::int64_t rows) {
    static const auto pack = op<PackLinear>("mkldnn::_reorder_linear_weight");
    return pack.call(weight, rows);
}

at::Tensor conv(const at::Tensor& x,
                const at::Tensor& packed,
                const at::Tensor& bias,
                std::int64_t padding,
                std::int64_t stride,
                const at::Tensor* residual) {
    const std::int64_t pad[] = {padding, padding}, step[] = {stride, stride}, one[] = {1, 1};
    if (residual == nullptr) {
        static const auto plain = op<Conv>("mkldnn::_convolution_pointwise");
        return plain.call(
            x, packed, optional(bias), pad, step, one, 1, "none", no_scalars(), std::nullopt);
    }
    // The fused sum takes planes of one pixel for another layout and fails.
    if (x.size(2) * x.size(3) == 1)
        return conv(x, packed, bias, padding, stride, nullptr).add_(*residual);
    static const auto add = op<ConvAdd>("mkldnn::_convolution_pointwise", "binary");
    return add.call(x,
                    *residual,
                    packed,
                    optional(bias),
                    pad,
                    step,
                    one,
                    1,
                    "add",
                    at::Scalar(1),
                    std::nullopt,
                    no_scalars(),
                    std::nullopt);
}

at::Tensor linear(const at::Tensor& x,
                  const at::Tensor& packed,
                  const at::Tensor& bias,
                  const at::Tensor* residual) {
    if (residual == nullptr) {
        static const auto plain = op<LinearOp>("mkldnn::_linear_pointwise");
        return plain.call(x, packed, optional(bias), "none", no_scalars(), std::nullopt);
    }
    static const auto add = op<LinearAdd>("mkldnn::_linear_pointwise", "binary");
    return add.call(x, *residual, packed, optional(bias), "add");
}

}  // namespace seedbed::onednn
