// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W size, I O input and output width, R rows
#include "core/models/layers.h"

#include "core/kernels/fused.h"
#include "core/kernels/winograd.h"
#include "core/models/onednn.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

namespace seedbed {
namespace {

// Below this many multiplications the call into oneDNN costs more than its faster inner loop gains.
constexpr std::int64_t kWorthOneDnn = 8'000'000;

// From this many pictures on, 3 x 3 convolutions take Winograd's algorithm. Fewer take the direct
// sum: it rounds less (one seed at a time is the exact mode), and there the tiles are too few to
// pay.
constexpr std::int64_t kManyPictures = 8;

bool runs_on_onednn(const at::Tensor& x) {
    return x.is_cpu() && x.scalar_type() == at::kFloat && onednn::available();
}

}  // namespace

bool needs_gradient(std::initializer_list<const at::Tensor*> tensors) {
    if (!at::GradMode::is_enabled()) return false;
    for (const at::Tensor* tensor : tensors) {
        if (tensor != nullptr && tensor->defined() && tensor->requires_grad()) return true;
    }
    return false;
}

Linear::Linear(const WeightScope& scope, std::int64_t in, std::int64_t out, Bias with)
    : weight(scope.take("weight", {out, in})), packed_(scope, weight) {
    if (with == Bias::Add) bias = scope.take("bias", {out});
}

Linear Linear::pointwise(const WeightScope& scope, std::int64_t in, std::int64_t out) {
    Linear linear;
    linear.weight = scope.take("weight", {out, in, 1, 1});
    linear.bias = scope.take("bias", {out});
    linear.packed_ = PackedWeight(scope, linear.weight);
    return linear;
}

at::Tensor Linear::operator()(const at::Tensor& x) const {
    return run(x, nullptr);
}

at::Tensor Linear::plus(const at::Tensor& x, const at::Tensor& residual) const {
    return run(x, &residual);
}

at::Tensor Linear::run(const at::Tensor& x, const at::Tensor* residual) const {
    const std::int64_t in = weight.size(1), out = weight.size(0);
    const std::int64_t rows = x.numel() / in;
    const at::Tensor matrix = weight.dim() == 2 ? weight : weight.flatten(1);  // [O, I]
    const bool gradient = needs_gradient({&x, &weight, &bias, residual});
    if (gradient || !runs_on_onednn(x) || rows * in * out < kWorthOneDnn ||
        !packed_.packs(matrix)) {
        at::Tensor y = at::linear(x, matrix, bias.defined() ? std::optional(bias) : std::nullopt);
        if (residual == nullptr) return y;
        return gradient ? y + *residual : y.add_(*residual);
    }
    auto shape = x.sizes().vec();
    shape.back() = out;
    const at::Tensor flat = x.reshape({rows, in});  // [R, I]
    const at::Tensor& packed = packed_.for_linear(matrix);
    if (residual == nullptr) return onednn::linear(flat, packed, bias, nullptr).view(shape);
    const at::Tensor flat_residual = residual->reshape({rows, out});  // [R, O]
    return onednn::linear(flat, packed, bias, &flat_residual).view(shape);
}

Embedding::Embedding(const WeightScope& scope, std::int64_t entries, std::int64_t width)
    : weight(scope.take("weight", {entries, width})) {}

at::Tensor Embedding::operator()(const at::Tensor& ids) const {
    return at::embedding(weight, ids);
}

LayerNorm::LayerNorm(const WeightScope& scope, std::int64_t channels, double epsilon)
    : weight(scope.take("weight", {channels})),
      bias(scope.take("bias", {channels})),
      eps(epsilon) {}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x, {weight.size(0)}, weight, bias, eps);
}

GroupNorm::GroupNorm(const WeightScope& scope,
                     std::int64_t group_count,
                     std::int64_t channels,
                     double epsilon)
    : weight(scope.take("weight", {channels})),
      bias(scope.take("bias", {channels})),
      groups(group_count),
      eps(epsilon) {}

at::Tensor GroupNorm::operator()(const at::Tensor& x) const {
    return group_norm_silu(x, groups, weight, bias, eps, false);
}

at::Tensor GroupNorm::silu(const at::Tensor& x) const {
    return group_norm_silu(x, groups, weight, bias, eps);
}

Conv2d::Conv2d(const WeightScope& scope,
               std::int64_t in,
               std::int64_t out,
               std::int64_t kernel,
               std::int64_t step,
               std::int64_t pad)
    : weight(scope.take("weight", {out, in, kernel, kernel})),
      bias(scope.take("bias", {out})),
      stride(step),
      padding(pad < 0 ? kernel / 2 : pad),
      packed_(scope, weight) {}

at::Tensor Conv2d::operator()(const at::Tensor& x) const {
    return run(x, bias, nullptr);
}

at::Tensor Conv2d::shifted(const at::Tensor& x, const at::Tensor& shift) const {
    return run(x, bias + shift.flatten(), nullptr);
}

at::Tensor Conv2d::plus(const at::Tensor& x, const at::Tensor& residual) const {
    return run(x, bias, &residual);
}

bool Conv2d::takes_winograd(const at::Tensor& x) const {
    return stride == 1 && padding == 1 && x.size(0) >= kManyPictures &&
           PackedWeight::fits_winograd(weight) && packed_.has_winograd();
}

at::Tensor Conv2d::run(const at::Tensor& x,
                       const at::Tensor& with_bias,
                       const at::Tensor* residual) const {
    const bool gradient = needs_gradient({&x, &weight, &with_bias, residual});
    const bool fast = !gradient && runs_on_onednn(x);
    if (fast && takes_winograd(x)) {
        return winograd_conv(x.contiguous(at::MemoryFormat::ChannelsLast),
                             packed_.for_winograd(weight),
                             with_bias,
                             residual);
    }
    if (!fast || !packed_.packs(weight)) {
        at::Tensor y = at::conv2d(x, weight, with_bias, {stride, stride}, {padding, padding});
        if (residual == nullptr) return y;
        return gradient ? y + *residual : y.add_(*residual);
    }
    const at::Tensor& packed = packed_.for_conv(weight, padding, stride);
    return onednn::conv(x, packed, with_bias, padding, stride, residual);
}

}  // namespace seedbed
