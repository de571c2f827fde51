// SPDX-License-Identifier: Apache-2.0
// The layers that every model is made of: light structs over ATen. Each takes its tensors from a
// WeightScope under the checkpoint's own key names. All are differentiable where grad mode is on
// and an input or a parameter requires a gradient; else they take the fastest way (packed weights,
// fused additions). Pictures are [B, C, H, W] in channels-last memory, so that [B, H * W, C] is a
// view of them. B images, C channels, H W size, N positions, I O input and output width, k kernel
// size
#pragma once

#include "core/models/packed_weight.h"
#include "core/models/weights.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <initializer_list>

namespace seedbed {

enum class Bias { None, Add };

class Linear {
 public:
    Linear() = default;
    Linear(const WeightScope& scope, std::int64_t in, std::int64_t out, Bias bias = Bias::Add);
    // Reads a 1 x 1 convolution: the weight keeps its shape [O, I, 1, 1].
    static Linear pointwise(const WeightScope& scope, std::int64_t in, std::int64_t out);
    at::Tensor operator()(const at::Tensor& x) const;                        // [..., I] -> [..., O]
    at::Tensor plus(const at::Tensor& x, const at::Tensor& residual) const;  // residual: [..., O]

    at::Tensor weight;  // [O, I] or [O, I, 1, 1]
    at::Tensor bias;    // [O]; undefined without bias

 private:
    at::Tensor run(const at::Tensor& x, const at::Tensor* residual) const;

    PackedWeight packed_;
};

class Embedding {
 public:
    Embedding() = default;
    Embedding(const WeightScope& scope, std::int64_t entries, std::int64_t width);
    at::Tensor operator()(const at::Tensor& ids) const;  // int64 [...] -> [..., O]

    at::Tensor weight;  // [entries, O]
};

class LayerNorm {
 public:
    LayerNorm() = default;
    LayerNorm(const WeightScope& scope, std::int64_t channels, double eps = 1e-5);
    at::Tensor operator()(const at::Tensor& x) const;  // [..., C] -> [..., C]

    at::Tensor weight;  // [C]
    at::Tensor bias;    // [C]
    double eps = 1e-5;
};

class GroupNorm {
 public:
    GroupNorm() = default;
    GroupNorm(const WeightScope& scope, std::int64_t groups, std::int64_t channels, double eps);
    at::Tensor operator()(const at::Tensor& x) const;  // [B, C, H, W] -> [B, C, H, W]
    at::Tensor silu(const at::Tensor& x) const;        // then x * sigmoid(x)

    at::Tensor weight;  // [C]
    at::Tensor bias;    // [C]
    std::int64_t groups = 1;
    double eps = 1e-5;
};

class Conv2d {
 public:
    Conv2d() = default;
    Conv2d(const WeightScope& scope,
           std::int64_t in,
           std::int64_t out,
           std::int64_t kernel,
           std::int64_t stride = 1,
           std::int64_t padding = -1);                 // -1: kernel / 2
    at::Tensor operator()(const at::Tensor& x) const;  // [B, I, H, W] -> [B, O, H', W']
    // The same with bias + shift, shift: [O] or [1, O].
    at::Tensor shifted(const at::Tensor& x, const at::Tensor& shift) const;
    at::Tensor plus(const at::Tensor& x,
                    const at::Tensor& residual) const;  // residual: [B, O, H', W']

    at::Tensor weight;  // [O, I, k, k]
    at::Tensor bias;    // [O]
    std::int64_t stride = 1;
    std::int64_t padding = 0;

 private:
    bool takes_winograd(const at::Tensor& x) const;
    at::Tensor run(const at::Tensor& x,
                   const at::Tensor& with_bias,
                   const at::Tensor* residual) const;

    PackedWeight packed_;
};

// Whether autograd will want to know of an operation on these tensors.
bool needs_gradient(std::initializer_list<const at::Tensor*> tensors);

}  // namespace seedbed
