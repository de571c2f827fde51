// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width, L heads, d width of a head, F width of the feed-forward layer
#include "core/models/t5_layers.h"

#include "core/models/model_config.h"

#include <ATen/ATen.h>

#include <cmath>
#include <string>

namespace seedbed {
namespace {

constexpr std::int64_t kMost = 1 << 20;  // of any size in the configuration

T5Activation read_activation(const JsonObject& file,
                             const std::string& key,
                             const std::string& name) {
    if (name == "gelu_new" || name == "gelu_pytorch_tanh") return T5Activation::GeluTanh;
    if (name == "gelu") return T5Activation::Gelu;
    if (name == "relu") return T5Activation::Relu;
    if (name == "silu" || name == "swish") return T5Activation::Silu;
    unsupported(file, key, "supported: relu, silu, gelu, gelu_new, each also gated");
}

// "relu", "gated-gelu": the last word is the activation, and gated GELU has the tanh form. Fields
// that say what comes of it, as transformers writes them, have the last word.
void read_projection(const JsonObject& file, T5Config& config) {
    const std::string text = file.text("feed_forward_proj", "relu");
    const std::size_t dash = text.find('-');
    const bool gated = dash != std::string::npos;
    if (gated && text.substr(0, dash) != "gated")
        unsupported(file, "feed_forward_proj", "supported: an activation, or \"gated-\" and one");
    config.gated = file.boolean("is_gated_act", gated);
    const std::string name = text == "gated-gelu" ? "gelu_new" : text.substr(gated ? dash + 1 : 0);
    const bool said = file.has("dense_act_fn");
    config.activation = read_activation(
        file, said ? "dense_act_fn" : "feed_forward_proj", said ? file.text("dense_act_fn") : name);
}

void check_class(const JsonObject& file) {
    const auto classes = file.has("architectures") ? file.texts("architectures")
                                                   : std::vector<std::string>{"T5EncoderModel"};
    const std::string name = classes.empty() ? "" : classes.front();
    if (name != "T5EncoderModel" && name != "T5ForConditionalGeneration" && name != "T5Model")
        unsupported(file, "architectures", "this folder must hold a \"T5EncoderModel\"");
    if (file.text("model_type", "t5") != "t5")
        unsupported(file, "model_type", "this folder must hold a \"t5\"");
}

at::Tensor activate(const at::Tensor& x, T5Activation activation) {
    switch (activation) {
        case T5Activation::Silu:
            return at::silu(x);
        case T5Activation::Gelu:
            return at::gelu(x);
        case T5Activation::GeluTanh:
            return at::gelu(x, "tanh");
        case T5Activation::Relu:
            break;
    }
    return at::relu(x);
}

// Half of the buckets for each direction; of these half for each distance by itself, the others for
// distances up to the largest in logarithmic steps. distance: int64, key minus query.
at::Tensor bucket_of(const at::Tensor& distance, std::int64_t buckets, std::int64_t max_distance) {
    const std::int64_t half = buckets / 2, exact = half / 2;
    const at::Tensor apart = distance.abs();
    const double steps = std::log(static_cast<double>(max_distance) / static_cast<double>(exact));
    const at::Tensor log_steps =
        ((apart.to(at::kFloat) / exact).log() / steps * (half - exact)).to(at::kLong);
    const at::Tensor far = (exact + log_steps).clamp_max(half - 1);
    return distance.gt(0).to(at::kLong) * half + at::where(apart < exact, apart, far);
}

}  // namespace

T5Config read_t5_config(const JsonObject& file) {
    check_class(file);
    T5Config config;
    config.vocabulary = file.integer("vocab_size", 1, kMost, 32128);
    config.width = file.integer("d_model", 1, kMost, 512);
    config.head_width = file.integer("d_kv", 1, kMost, 64);
    config.heads = file.integer("num_heads", 1, 4096, 8);
    config.inner = file.integer("d_ff", 1, kMost, 2048);
    config.layers = file.integer("num_layers", 1, 1000, 6);
    config.buckets = file.integer("relative_attention_num_buckets", 4, 65536, 32);
    config.max_distance =
        file.integer("relative_attention_max_distance", config.buckets / 4 + 1, kMost, 128);
    config.eps = file.number("layer_norm_epsilon", 1e-6);
    read_projection(file, config);
    return config;
}

RmsNorm::RmsNorm(const WeightScope& scope, std::int64_t width, double eps)
    : weight_(scope.take("weight", {width})), eps_(eps) {}

at::Tensor RmsNorm::operator()(const at::Tensor& x) const {
    const at::Tensor wide = x.to(at::kFloat);
    const at::Tensor scaled = wide * (wide.square().mean(-1, true) + eps_).rsqrt();
    return scaled.to(weight_.scalar_type()) * weight_;
}

T5Linear::T5Linear(const WeightScope& scope, std::int64_t in, std::int64_t out)
    : weight_(scope.take("weight", {out, in})) {}

at::Tensor T5Linear::operator()(const at::Tensor& x) const {
    return at::linear(x, weight_);
}

T5PositionBias::T5PositionBias(const WeightScope& scope, const T5Config& config)
    : weight_(scope.take("weight", {config.buckets, config.heads})),
      max_distance_(config.max_distance) {}

at::Tensor T5PositionBias::operator()(std::int64_t tokens) const {
    const at::Tensor places = at::arange(tokens, weight_.options().dtype(at::kLong));
    const at::Tensor distance = places.unsqueeze(0) - places.unsqueeze(1);  // [query, key]
    const at::Tensor buckets = bucket_of(distance, weight_.size(0), max_distance_);
    return at::embedding(weight_, buckets)
        .permute({2, 0, 1})
        .contiguous()
        .unsqueeze(0);  // [1, L, T, T]
}

T5Layer::T5Layer(const WeightScope& scope, const T5Config& config)
    : heads_(config.heads),
      activation_(config.activation),
      gated_(config.gated),
      norm1_(scope / "layer" / 0 / "layer_norm", config.width, config.eps),
      norm2_(scope / "layer" / 1 / "layer_norm", config.width, config.eps) {
    const WeightScope attention = scope / "layer" / 0 / "SelfAttention";
    const std::int64_t across = config.heads * config.head_width;
    q_ = T5Linear(attention / "q", config.width, across);
    k_ = T5Linear(attention / "k", config.width, across);
    v_ = T5Linear(attention / "v", config.width, across);
    o_ = T5Linear(attention / "o", across, config.width);
    const WeightScope dense = scope / "layer" / 1 / "DenseReluDense";
    in_ = T5Linear(dense / (gated_ ? "wi_0" : "wi"), config.width, config.inner);
    if (gated_) gated_in_ = T5Linear(dense / "wi_1", config.width, config.inner);
    out_ = T5Linear(dense / "wo", config.inner, config.width);
}

at::Tensor T5Layer::attend(const at::Tensor& x, const at::Tensor& bias) const {
    const auto split = [&](const at::Tensor& y) {
        return y.unflatten(-1, {heads_, -1}).transpose(1, 2);  // [P, L, T, d]
    };
    const at::Tensor mixed = at::scaled_dot_product_attention(
        split(q_(x)), split(k_(x)), split(v_(x)), bias, 0.0, false, /*scale=*/1.0);
    return o_(mixed.transpose(1, 2).flatten(2));  // [P, T, D]
}

at::Tensor T5Layer::feed_forward(const at::Tensor& x) const {
    const at::Tensor inner = activate(in_(x), activation_);  // [P, T, F]
    return out_(gated_ ? inner * gated_in_(x) : inner);
}

at::Tensor T5Layer::operator()(const at::Tensor& x, const at::Tensor& bias) const {
    const at::Tensor attended = x + attend(norm1_(x), bias);
    return attended + feed_forward(norm2_(attended));
}

}  // namespace seedbed
