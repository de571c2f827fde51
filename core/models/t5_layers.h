// SPDX-License-Identifier: Apache-2.0
// The parts of T5's encoder.
// P prompts, T tokens, D width, L heads, d width of a head, F width of the feed-forward layer
#pragma once

#include "core/io/json_file.h"
#include "core/models/weights.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

enum class T5Activation { Relu, Silu, Gelu, GeluTanh };

// What a T5EncoderModel's config.json says, checked.
struct T5Config {
    std::int64_t vocabulary = 0;
    std::int64_t width = 0;
    std::int64_t head_width = 0;
    std::int64_t heads = 0;
    std::int64_t inner = 0;  // F
    std::int64_t layers = 0;
    std::int64_t buckets = 32;
    std::int64_t max_distance = 128;
    double eps = 1e-6;
    bool gated = false;
    T5Activation activation = T5Activation::Relu;
};

// Throws Error{FileFormat, UnsupportedModel} naming the file, the field and what is supported.
T5Config read_t5_config(const JsonObject& file);

// Scales to a mean square of 1 (Zhang and Sennrich 2019), computed in float32.
class RmsNorm {
 public:
    RmsNorm(const WeightScope& scope, std::int64_t width, double eps);
    at::Tensor operator()(const at::Tensor& x) const;  // [..., D] -> [..., D]

 private:
    at::Tensor weight_;  // [D]
    double eps_;
};

// x @ weight^T. Not layers.h's Linear, whose repacked copy of each weight pays off in the steps of
// a picture and would double the memory of an encoder that runs once a prompt.
class T5Linear {
 public:
    T5Linear() = default;
    T5Linear(const WeightScope& scope, std::int64_t in, std::int64_t out);
    at::Tensor operator()(const at::Tensor& x) const;  // [..., in] -> [..., out]

 private:
    at::Tensor weight_;  // [out, in]
};

// What is added to the logits for the distance between two tokens, the same in all layers.
class T5PositionBias {
 public:
    T5PositionBias(const WeightScope& scope, const T5Config& config);
    at::Tensor operator()(std::int64_t tokens) const;  // [1, L, T, T]

 private:
    at::Tensor weight_;  // [buckets, L]
    std::int64_t max_distance_;
};

// x + attention of the norm of x, + feed-forward of the norm of that.
class T5Layer {
 public:
    T5Layer(const WeightScope& scope, const T5Config& config);
    // x: [P, T, D]; bias: [P or 1, L, T, T], added to the logits, which T5 does not scale.
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& bias) const;  // [P, T, D]

 private:
    at::Tensor attend(const at::Tensor& x, const at::Tensor& bias) const;
    at::Tensor feed_forward(const at::Tensor& x) const;

    std::int64_t heads_;
    T5Activation activation_;
    bool gated_;
    RmsNorm norm1_;
    T5Linear q_, k_, v_, o_;
    RmsNorm norm2_;
    T5Linear in_, gated_in_, out_;  // gated: activation(in) * gated_in
};

}  // namespace seedbed
