// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width, L heads
#include "core/models/t5_encoder.h"

#include "core/base/error.h"
#include "core/models/layers.h"
#include "core/models/model_files.h"
#include "core/models/t5_layers.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <limits>
#include <utility>

namespace seedbed {
namespace {

Placement t5_placement(const Placement& wanted) {
    return {wanted.device, wanted.dtype == at::kHalf ? at::kBFloat16 : wanted.dtype};
}

// Files hold the embedding as "shared", as "encoder.embed_tokens" or, the same twice, as both.
Embedding read_embedding(Weights& weights, const T5Config& config) {
    const WeightScope root(weights);
    const WeightScope shared = root / "shared";
    return {shared.has("weight") ? shared : root / "encoder" / "embed_tokens",
            config.vocabulary,
            config.width};
}

}  // namespace

struct T5Encoder::Impl {
    Impl(Weights file, const T5Config& c)
        : config(c),
          weights(std::move(file)),
          tokens(read_embedding(weights, config)),
          position_bias(WeightScope(weights) / "encoder" / "block" / 0 / "layer" / 0 /
                            "SelfAttention" / "relative_attention_bias",
                        config),
          final_norm(
              WeightScope(weights) / "encoder" / "final_layer_norm", config.width, config.eps) {
        for (std::int64_t i = 0; i < config.layers; ++i)
            layers.emplace_back(WeightScope(weights) / "encoder" / "block" / i, config);
        weights.log_unused();
    }

    T5Config config;
    Weights weights;
    Embedding tokens;
    T5PositionBias position_bias;
    std::vector<T5Layer> layers;
    RmsNorm final_norm;
};

T5Encoder::T5Encoder() = default;
T5Encoder::~T5Encoder() = default;

std::unique_ptr<T5Encoder> T5Encoder::load(const Component& files, const Placement& placement) {
    const T5Config config = read_t5_config(files.config);
    std::unique_ptr<T5Encoder> encoder(new T5Encoder);
    encoder->impl_ = std::make_unique<Impl>(files.weights(t5_placement(placement)), config);
    return encoder;
}

std::unique_ptr<T5Encoder> T5Encoder::load(const std::filesystem::path& folder,
                                           const Placement& placement) {
    return load(Component::in_folder(folder), placement);
}

at::Tensor T5Encoder::forward(const at::Tensor& ids,
                              const at::Tensor& mask,
                              std::vector<at::Tensor>* hidden) const {
    const Impl& impl = *impl_;
    check(ids.dim() == 2 && ids.scalar_type() == at::kLong && ids.numel() > 0,
          "[t5] ids must be int64 [P, T]");
    check(ids.min().item<std::int64_t>() >= 0 &&
              ids.max().item<std::int64_t>() < impl.config.vocabulary,
          "[t5] an id is outside the vocabulary of " + std::to_string(impl.config.vocabulary));
    check(!mask.defined() || (mask.sizes() == ids.sizes() && mask.scalar_type() == at::kBool),
          "[t5] the mask must be bool and as large as the ids");
    check(!mask.defined() || mask.any(-1).all().item<bool>(), "[t5] a prompt is masked as a whole");
    at::Tensor x = impl.tokens(ids);                    // [P, T, D]
    at::Tensor bias = impl.position_bias(ids.size(1));  // [1, L, T, T]
    if (mask.defined())
        bias = bias.expand({ids.size(0), -1, -1, -1})
                   .masked_fill(mask.logical_not().unsqueeze(1).unsqueeze(1),
                                -std::numeric_limits<float>::infinity());  // [P, L, T, T]
    for (const T5Layer& layer : impl.layers) {
        if (hidden != nullptr) hidden->push_back(x);
        x = layer(x, bias);
    }
    if (hidden != nullptr) hidden->push_back(x);
    return impl.final_norm(x);
}

int T5Encoder::width() const {
    return static_cast<int>(impl_->config.width);
}

std::int64_t T5Encoder::vocabulary() const {
    return impl_->config.vocabulary;
}

const std::map<std::string, at::Tensor>& T5Encoder::parameters() const {
    return impl_->weights.taken();
}

}  // namespace seedbed
