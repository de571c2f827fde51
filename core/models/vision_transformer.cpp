// SPDX-License-Identifier: Apache-2.0
// B pictures, N positions, D width, L heads, d = D / L
#include "core/models/vision_transformer.h"

#include "core/base/error.h"
#include "core/models/model_config.h"

#include <ATen/ATen.h>

namespace seedbed {
namespace {

constexpr std::int64_t kMost = 1 << 16;  // of any size in the configuration

at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v) {
    return at::scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2);  // [B, N, D]
}

}  // namespace

VisionConfig VisionConfig::read(const JsonObject& config) {
    VisionConfig vision;
    vision.width = config.integer("hidden_size", 1, kMost, 768);
    vision.inner = config.integer("intermediate_size", 1, kMost, 3072);
    vision.heads = config.integer("num_attention_heads", 1, 1024, 12);
    vision.layers = config.integer("num_hidden_layers", 1, 1000, 12);
    vision.side = config.integer("image_size", 1, 8192, 224);
    vision.patch = config.integer("patch_size", 1, 8192, 32);
    vision.eps = config.number("layer_norm_eps", 1e-5);
    const std::string activation = config.text("hidden_act", "quick_gelu");
    if (activation != "quick_gelu" && activation != "gelu")
        unsupported(config, "hidden_act", "supported: \"quick_gelu\", \"gelu\"");
    vision.activation = activation == "gelu" ? VisionActivation::Gelu : VisionActivation::QuickGelu;
    if (vision.width % vision.heads != 0)
        config.fail("num_attention_heads", "a divisor of \"hidden_size\"");
    if (vision.side % vision.patch != 0) config.fail("patch_size", "a divisor of \"image_size\"");
    return vision;
}

class VisionTransformer::Layer {
 public:
    Layer(const WeightScope& scope, const VisionConfig& config)
        : heads_(config.heads),
          activation_(config.activation),
          norm1_(scope / "layer_norm1", config.width, config.eps),
          norm2_(scope / "layer_norm2", config.width, config.eps),
          fc1_(scope / "mlp" / "fc1", config.width, config.inner),
          fc2_(scope / "mlp" / "fc2", config.inner, config.width) {
        const WeightScope attention = scope / "self_attn";
        const std::int64_t width = config.width;
        if ((attention / "qkv").has("weight")) {
            qkv_ = Linear(attention / "qkv", width, 3 * width);
            out_ = Linear(attention / "projection", width, width);
        } else {
            for (int i = 0; i < 3; ++i)
                parts_[i] = Linear(attention / (std::string(1, "qkv"[i]) + "_proj"), width, width);
            out_ = Linear(attention / "out_proj", width, width);
        }
    }

    at::Tensor operator()(const at::Tensor& x) const {  // [B, N, D] -> [B, N, D]
        const at::Tensor a = out_.plus(attention(norm1_(x)), x);
        const at::Tensor h = fc1_(norm2_(a));
        return fc2_.plus(
            activation_ == VisionActivation::Gelu ? at::gelu(h) : h * at::sigmoid(1.702 * h), a);
    }

 private:
    at::Tensor attention(const at::Tensor& x) const {
        const auto split = [this](const at::Tensor& y) {
            return y.unflatten(-1, {heads_, -1}).transpose(1, 2);  // [B, L, N, d]
        };
        if (!qkv_.weight.defined())
            return attend(split(parts_[0](x)), split(parts_[1](x)), split(parts_[2](x)));
        const auto parts = qkv_(x).chunk(3, -1);  // [B, N, D] each
        return attend(split(parts[0]), split(parts[1]), split(parts[2]));
    }

    std::int64_t heads_;
    VisionActivation activation_;
    LayerNorm norm1_, norm2_;
    Linear qkv_, parts_[3], out_;
    Linear fc1_, fc2_;
};

VisionTransformer::VisionTransformer(const WeightScope& scope, const VisionConfig& config)
    : config_(config), post_norm_(scope / "post_layernorm", config.width, config.eps) {
    const WeightScope embeddings = scope / "embeddings";
    const WeightScope patches = embeddings / "patch_embedding";
    const std::int64_t width = config.width;
    patch_weight_ = patches.take("weight", {width, 3, config.patch, config.patch});
    if (patches.has("bias")) {  // BLIP
        patch_bias_ = patches.take("bias", {width});
        class_embedding_ = embeddings.take("class_embedding", {1, 1, width}).view({width});
        position_embedding_ =
            embeddings.take("position_embedding", {1, config.positions(), width})[0];
    } else {
        class_embedding_ = embeddings.take("class_embedding", {width});
        position_embedding_ =
            (embeddings / "position_embedding").take("weight", {config.positions(), width});
        pre_norm_.emplace(scope / "pre_layrnorm", width, config.eps);  // the files' own spelling
    }
    for (std::int64_t i = 0; i < config.layers; ++i)
        layers_.emplace_back(scope / "encoder" / "layers" / i, config);
}

VisionTransformer::~VisionTransformer() = default;

at::Tensor VisionTransformer::embed(const at::Tensor& pixels) const {
    const std::optional<at::Tensor> bias =
        patch_bias_.defined() ? std::optional(patch_bias_) : std::nullopt;
    const at::Tensor patches =
        at::conv2d(pixels, patch_weight_, bias, {config_.patch, config_.patch})
            .flatten(2)
            .transpose(1, 2);  // [B, N - 1, D]
    const at::Tensor first = class_embedding_.expand({pixels.size(0), 1, -1});
    return at::cat({first, patches}, 1) + position_embedding_;  // [B, N, D]
}

VisionStates VisionTransformer::forward(const at::Tensor& pixels) const {
    check(pixels.dim() == 4 && pixels.size(1) == 3 && pixels.size(2) == config_.side &&
              pixels.size(3) == config_.side,
          "[vision] pixels must be [B, 3, " + std::to_string(config_.side) + ", " +
              std::to_string(config_.side) + "]");
    at::Tensor x = embed(pixels);
    if (pre_norm_) x = (*pre_norm_)(x);
    for (const Layer& layer : layers_) x = layer(x);
    const at::Tensor normed = post_norm_(x);
    return {x, normed, normed.select(1, 0)};
}

}  // namespace seedbed
