// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width, L heads, d width of a head
#include "core/models/clip_text_model.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/models/layers.h"
#include "core/models/model_files.h"
#include "core/models/weights.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace seedbed {
namespace {

constexpr std::int64_t kMost = 1 << 20;  // of any size in the configuration

enum class Activation { QuickGelu, Gelu };

struct Config {
    std::int64_t vocabulary = 0;
    std::int64_t width = 0;
    std::int64_t inner = 0;
    std::int64_t heads = 0;
    std::int64_t layers = 0;
    std::int64_t positions = 0;
    std::int64_t end_token = 0;
    std::int64_t projection = 0;  // 0: the pooled state is not projected
    double eps = 1e-5;
    Activation activation = Activation::QuickGelu;
};

[[noreturn]] void fail_unsupported(const JsonObject& file,
                                   const std::string& field,
                                   const std::string& value,
                                   const std::string& known) {
    throw Error(ErrorCode::UnsupportedModel,
                file.source() + ": \"" + field + "\" is " + quote(value) +
                    ", which Seedbed does not know; it runs " + known + ".");
}

bool is_projected(const JsonObject& file) {
    const std::vector<std::string> classes = file.texts("architectures");
    const std::string name = classes.empty() ? "" : classes.front();
    if (name != "CLIPTextModel" && name != "CLIPTextModelWithProjection")
        fail_unsupported(
            file, "architectures", name, "CLIPTextModel and CLIPTextModelWithProjection");
    return name == "CLIPTextModelWithProjection";
}

Activation read_activation(const JsonObject& file) {
    const std::string name = file.text("hidden_act", "quick_gelu");
    if (name == "quick_gelu") return Activation::QuickGelu;
    if (name == "gelu") return Activation::Gelu;
    fail_unsupported(file, "hidden_act", name, "quick_gelu and gelu");
}

Config read_config(const JsonObject& file) {
    Config config;
    config.projection = is_projected(file) ? file.integer("projection_dim", 1, kMost) : 0;
    config.activation = read_activation(file);
    config.vocabulary = file.integer("vocab_size", 1, kMost);
    config.width = file.integer("hidden_size", 1, kMost);
    config.inner = file.integer("intermediate_size", 1, kMost);
    config.heads = file.integer("num_attention_heads", 1, kMost);
    config.layers = file.integer("num_hidden_layers", 1, 1000);
    config.positions = file.integer("max_position_embeddings", 1, kMost);
    config.end_token =
        file.integer("eos_token_id", 0, kMost, 49407);  // CLIPTextConfig's own default
    config.eps = file.number("layer_norm_eps", 1e-5);
    if (config.width % config.heads != 0)
        file.fail("num_attention_heads",
                  "a divisor of hidden_size, " + std::to_string(config.width));
    return config;
}

class Attention {
 public:
    Attention(const WeightScope& scope, const Config& config)
        : heads_(config.heads),
          q_(scope / "q_proj", config.width, config.width),
          k_(scope / "k_proj", config.width, config.width),
          v_(scope / "v_proj", config.width, config.width),
          out_(scope / "out_proj", config.width, config.width) {}

    // x, residual: [P, T, D]
    at::Tensor plus(const at::Tensor& x, const at::Tensor& residual) const {
        const auto split = [&](const at::Tensor& y) {
            return y.unflatten(-1, {heads_, -1}).transpose(1, 2);  // [P, L, T, d]
        };
        const at::Tensor mixed = at::scaled_dot_product_attention(
            split(q_(x)), split(k_(x)), split(v_(x)), {}, 0.0, /*is_causal=*/true);  // [P, L, T, d]
        return out_.plus(mixed.transpose(1, 2).flatten(2), residual);                // [P, T, D]
    }

 private:
    std::int64_t heads_;
    Linear q_, k_, v_, out_;
};

class Layer {
 public:
    Layer(const WeightScope& scope, const Config& config)
        : norm1_(scope / "layer_norm1", config.width, config.eps),
          attention_(scope / "self_attn", config),
          norm2_(scope / "layer_norm2", config.width, config.eps),
          fc1_(scope / "mlp" / "fc1", config.width, config.inner),
          fc2_(scope / "mlp" / "fc2", config.inner, config.width),
          activation_(config.activation) {}

    at::Tensor operator()(const at::Tensor& x) const {  // [P, T, D] -> [P, T, D]
        const at::Tensor attended = attention_.plus(norm1_(x), x);
        return fc2_.plus(activate(fc1_(norm2_(attended))), attended);
    }

 private:
    at::Tensor activate(const at::Tensor& x) const {
        return activation_ == Activation::Gelu ? at::gelu(x) : x * at::sigmoid(1.702 * x);
    }

    LayerNorm norm1_;
    Attention attention_;
    LayerNorm norm2_;
    Linear fc1_, fc2_;
    Activation activation_;
};

}  // namespace

struct ClipTextModel::Impl {
    Impl(Weights file, const Config& c) : config(c), weights(std::move(file)) {
        const bool prefixed = weights.has("text_model.final_layer_norm.weight");
        const WeightScope root(weights, prefixed ? "text_model." : "");
        tokens =
            Embedding(root / "embeddings" / "token_embedding", config.vocabulary, config.width);
        positions =
            Embedding(root / "embeddings" / "position_embedding", config.positions, config.width);
        for (std::int64_t i = 0; i < config.layers; ++i)
            layers.emplace_back(root / "encoder" / "layers" / i, config);
        final_norm = LayerNorm(root / "final_layer_norm", config.width, config.eps);
        if (config.projection)
            projection = Linear(WeightScope(weights) / "text_projection",
                                config.width,
                                config.projection,
                                Bias::None);
        weights.log_unused();
    }

    at::Tensor embed(const at::Tensor& ids, const std::vector<EmbeddingPatch>& patches) const;
    at::Tensor pool(const at::Tensor& last, const at::Tensor& ids) const;

    Config config;
    Weights weights;
    Embedding tokens, positions;
    std::vector<Layer> layers;
    LayerNorm final_norm;
    Linear projection;
};

// The state at the end token: the first one. Configurations written before 2023 say eos_token_id =
// 2, which no CLIP vocabulary means; there it is the largest id (transformers, CLIPTextModel).
at::Tensor ClipTextModel::Impl::pool(const at::Tensor& last, const at::Tensor& ids) const {
    const at::Tensor end =
        config.end_token == 2 ? ids.argmax(-1) : ids.eq(config.end_token).to(at::kInt).argmax(-1);
    const at::Tensor rows = at::arange(ids.size(0), ids.options());
    const at::Tensor pooled = last.index({rows, end});  // [P, D]
    return config.projection ? projection(pooled) : pooled;
}

ClipTextModel::ClipTextModel() = default;
ClipTextModel::~ClipTextModel() = default;

std::unique_ptr<ClipTextModel> ClipTextModel::load(const Component& files,
                                                   const Placement& placement) {
    const Config config = read_config(files.config);
    std::unique_ptr<ClipTextModel> model(new ClipTextModel);
    model->impl_ = std::make_unique<Impl>(files.weights(placement), config);
    return model;
}

std::unique_ptr<ClipTextModel> ClipTextModel::load(const std::filesystem::path& folder,
                                                   const Placement& placement) {
    return load(Component::in_folder(folder), placement);
}

at::Tensor ClipTextModel::Impl::embed(const at::Tensor& ids,
                                      const std::vector<EmbeddingPatch>& patches) const {
    at::Tensor embedded = tokens(ids);  // [P, T, D]
    for (const EmbeddingPatch& patch : patches) {
        const std::int64_t count = patch.vectors.size(0);
        check(patch.row >= 0 && patch.row < ids.size(0) && patch.position >= 0 &&
                  patch.position + count <= ids.size(1) && patch.vectors.size(1) == config.width,
              "[clip text] a patch lies outside the embedded tokens");
        embedded[patch.row].narrow(0, patch.position, count).copy_(patch.vectors);
    }
    return embedded + positions(at::arange(ids.size(1), ids.options()));  // [P, T, D]
}

TextStates ClipTextModel::forward(const at::Tensor& ids,
                                  const std::vector<EmbeddingPatch>& patches) const {
    const Config& config = impl_->config;
    check(ids.dim() == 2 && ids.scalar_type() == at::kLong, "[clip text] ids must be int64 [P, T]");
    check(ids.size(0) > 0 && ids.size(1) > 0 && ids.size(1) <= config.positions,
          "[clip text] ids must be [P, T] with T from 1 to " + std::to_string(config.positions) +
              ", got T = " + std::to_string(ids.size(1)));
    check(ids.min().item<std::int64_t>() >= 0 && ids.max().item<std::int64_t>() < config.vocabulary,
          "[clip text] an id is outside the vocabulary of " + std::to_string(config.vocabulary));
    TextStates states;
    states.hidden.push_back(impl_->embed(ids, patches));  // [P, T, D]
    for (const Layer& layer : impl_->layers) states.hidden.push_back(layer(states.hidden.back()));
    states.last = impl_->final_norm(states.hidden.back());
    states.penultimate_normed = impl_->final_norm(states.hidden[states.hidden.size() - 2]);
    states.pooled = impl_->pool(states.last, ids);
    return states;
}

at::Tensor ClipTextModel::final_norm(const at::Tensor& hidden) const {
    return impl_->final_norm(hidden);
}

int ClipTextModel::width() const {
    return static_cast<int>(impl_->config.width);
}
int ClipTextModel::layers() const {
    return static_cast<int>(impl_->config.layers);
}
int ClipTextModel::max_positions() const {
    return static_cast<int>(impl_->config.positions);
}
const std::map<std::string, at::Tensor>& ClipTextModel::parameters() const {
    return impl_->weights.taken();
}

}  // namespace seedbed
