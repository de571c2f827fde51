// SPDX-License-Identifier: Apache-2.0
// B pictures, N positions of a picture, T tokens, D width, L heads, d = D / L, V vocabulary
#include "core/models/blip_captioner.h"

#include "core/base/error.h"
#include "core/models/model_config.h"
#include "core/models/model_files.h"

#include <ATen/ATen.h>

#include <utility>

namespace seedbed {
namespace {

constexpr std::int64_t kMost = 1 << 20;

struct TextConfig {
    explicit TextConfig(const JsonObject& config)
        : width(config.integer("hidden_size", 1, kMost, 768)),
          inner(config.integer("intermediate_size", 1, kMost, 3072)),
          picture_width(config.integer("encoder_hidden_size", 1, kMost, 768)),
          heads(config.integer("num_attention_heads", 1, 1024, 12)),
          layers(config.integer("num_hidden_layers", 1, 1000, 12)),
          vocabulary(config.integer("vocab_size", 1, kMost)),
          positions(config.integer("max_position_embeddings", 1, kMost, 512)),
          start(config.integer("bos_token_id", 0, kMost, 30522)),
          end(config.integer("sep_token_id", 0, kMost, 102)),
          padding(config.integer("pad_token_id", 0, kMost, 0)),
          eps(config.number("layer_norm_eps", 1e-12)) {
        if (config.text("hidden_act", "gelu") != "gelu")
            unsupported(config, "hidden_act", "supported: \"gelu\"");
        if (width % heads != 0) config.fail("num_attention_heads", "a divisor of \"hidden_size\"");
    }
    std::int64_t width, inner, picture_width, heads, layers, vocabulary, positions;
    std::int64_t start, end, padding;
    double eps;
};

// BERT's attention: query from the text, keys and values from the text before or the picture.
class Attention {
 public:
    Attention(const WeightScope& scope, const TextConfig& config, std::int64_t source_width)
        : heads_(config.heads),
          query_(scope / "self" / "query", config.width, config.width),
          key_(scope / "self" / "key", source_width, config.width),
          value_(scope / "self" / "value", source_width, config.width),
          dense_(scope / "output" / "dense", config.width, config.width),
          norm_(scope / "output" / "LayerNorm", config.width, config.eps) {}

    at::Tensor operator()(const at::Tensor& x, const at::Tensor& source, bool causal) const {
        const auto split = [this](const at::Tensor& y) {
            return y.unflatten(-1, {heads_, -1}).transpose(1, 2);  // [B, L, T, d]
        };
        const at::Tensor mixed = at::scaled_dot_product_attention(
            split(query_(x)), split(key_(source)), split(value_(source)), {}, 0.0, causal);
        return norm_(dense_.plus(mixed.transpose(1, 2).flatten(2), x));  // [B, T, D]
    }

 private:
    std::int64_t heads_;
    Linear query_, key_, value_, dense_;
    LayerNorm norm_;
};

class Layer {
 public:
    Layer(const WeightScope& scope, const TextConfig& config)
        : text_(scope / "attention", config, config.width),
          picture_(scope / "crossattention", config, config.picture_width),
          widen_(scope / "intermediate" / "dense", config.width, config.inner),
          narrow_(scope / "output" / "dense", config.inner, config.width),
          norm_(scope / "output" / "LayerNorm", config.width, config.eps) {}

    at::Tensor operator()(const at::Tensor& x, const at::Tensor& pictures) const {
        const at::Tensor h = picture_(text_(x, x, true), pictures, false);
        return norm_(narrow_.plus(at::gelu(widen_(h)), h));
    }

 private:
    Attention text_, picture_;
    Linear widen_, narrow_;
    LayerNorm norm_;
};

}  // namespace

struct BlipCaptioner::Impl {
    Impl(const Component& files, const Placement& placement)
        : weights(files.weights(placement)),
          config(files.config.object("text_config")),
          vision(WeightScope(weights) / "vision_model",
                 VisionConfig::read(files.config.object("vision_config"))) {
        const WeightScope bert = WeightScope(weights) / "text_decoder" / "bert";
        const WeightScope head = WeightScope(weights) / "text_decoder" / "cls" / "predictions";
        words = Embedding(bert / "embeddings" / "word_embeddings", config.vocabulary, config.width);
        positions =
            Embedding(bert / "embeddings" / "position_embeddings", config.positions, config.width);
        norm = LayerNorm(bert / "embeddings" / "LayerNorm", config.width, config.eps);
        for (std::int64_t i = 0; i < config.layers; ++i)
            layers.emplace_back(bert / "encoder" / "layer" / i, config);
        transform = Linear(head / "transform" / "dense", config.width, config.width);
        transform_norm = LayerNorm(head / "transform" / "LayerNorm", config.width, config.eps);
        bias = head.take("bias", {config.vocabulary});
    }

    Weights weights;
    TextConfig config;
    VisionTransformer vision;
    Embedding words, positions;
    LayerNorm norm;
    std::vector<Layer> layers;
    Linear transform;
    LayerNorm transform_norm;
    at::Tensor bias;  // [V]
    std::unique_ptr<WordPieceTokenizer> tokenizer;
};

BlipCaptioner::BlipCaptioner() = default;
BlipCaptioner::~BlipCaptioner() = default;

std::unique_ptr<BlipCaptioner> BlipCaptioner::load(const std::filesystem::path& folder,
                                                   const Placement& placement) {
    const Component files = Component::in_folder(folder);
    if (files.config.texts("architectures") !=
        std::vector<std::string>{"BlipForConditionalGeneration"})
        unsupported(files.config, "architectures", "supported: [\"BlipForConditionalGeneration\"]");
    std::unique_ptr<BlipCaptioner> model(new BlipCaptioner);
    model->impl_ = std::make_unique<Impl>(files, placement);
    model->impl_->tokenizer = WordPieceTokenizer::load(folder);
    return model;
}

const WordPieceTokenizer& BlipCaptioner::tokenizer() const {
    return *impl_->tokenizer;
}

at::Tensor BlipCaptioner::embed(const at::Tensor& pixels) const {
    return impl_->vision.forward(pixels).normed;
}

at::Tensor BlipCaptioner::logits(const at::Tensor& ids, const at::Tensor& pictures) const {
    check(ids.dim() == 2 && ids.scalar_type() == at::kLong && ids.size(0) == pictures.size(0) &&
              ids.size(1) <= impl_->config.positions,
          "[blip] ids must be int64 [B, T] with a picture for each row");
    const at::Tensor places = at::arange(ids.size(1), ids.options());
    at::Tensor x = impl_->norm(impl_->words(ids) + impl_->positions(places));  // [B, T, D]
    for (const Layer& layer : impl_->layers) x = layer(x, pictures);
    const at::Tensor h = impl_->transform_norm(at::gelu(impl_->transform(x)));
    return at::linear(h, impl_->words.weight, impl_->bias);  // [B, T, V]
}

at::Tensor BlipCaptioner::caption_ids(const at::Tensor& pictures,
                                      int length,
                                      const std::string& prompt) const {
    const auto& config = impl_->config;
    std::vector<std::int64_t> start{config.start};
    if (!prompt.empty()) {
        start = impl_->tokenizer->encode(prompt);  // [CLS] … [SEP]
        start.front() = config.start;
        start.pop_back();
    }
    at::Tensor ids =
        at::tensor(start, at::kLong).repeat({pictures.size(0), 1}).to(pictures.device());
    at::Tensor ended = at::zeros({pictures.size(0)}, ids.options().dtype(at::kBool));
    while (ids.size(1) < length && !ended.all().item<bool>()) {
        at::Tensor next = logits(ids, pictures).select(1, -1).argmax(-1);  // [B]
        next = next.masked_fill(ended, config.padding);
        ended = ended | next.eq(config.end);
        ids = at::cat({ids, next.unsqueeze(1)}, 1);
    }
    return ids;
}

std::vector<std::string> BlipCaptioner::captions(const at::Tensor& pictures,
                                                 int length,
                                                 const std::string& prompt) const {
    const at::Tensor ids = caption_ids(pictures, length, prompt).cpu();
    std::vector<std::string> texts;
    for (std::int64_t b = 0; b < ids.size(0); ++b) {
        const at::Tensor row = ids[b].contiguous();
        const auto* first = row.const_data_ptr<std::int64_t>();
        texts.push_back(impl_->tokenizer->decode({first, first + row.numel()}));
    }
    return texts;
}

}  // namespace seedbed
