// SPDX-License-Identifier: Apache-2.0
// B pictures, P texts, T tokens, E width of the shared space
#include "core/models/clip_model.h"

#include "core/models/model_config.h"
#include "core/models/model_files.h"

#include <ATen/ATen.h>

#include <utility>

namespace seedbed {
namespace {

// The text tower's settings as a CLIPTextModelWithProjection's own file would have them.
Component text_component(const Component& whole) {
    auto config = whole.config.object("text_config").json();
    config["architectures"] = {"CLIPTextModelWithProjection"};
    config["projection_dim"] = whole.config.at("projection_dim");
    return {JsonObject(config, whole.config.source(), "text_config."), whole.tensors, whole.names};
}

at::Tensor unit(const at::Tensor& x) {
    return x / x.norm(2, -1, true);
}

}  // namespace

struct ClipModel::Impl {
    Impl(const Component& files, const Placement& placement)
        : weights(files.weights(placement)),
          config(VisionConfig::read(files.config.object("vision_config"))),
          vision(WeightScope(weights) / "vision_model", config),
          projection(WeightScope(weights) / "visual_projection",
                     config.width,
                     files.config.integer("projection_dim", 1, 1 << 16),
                     Bias::None),
          logit_scale(weights.take("logit_scale", {})),
          text(ClipTextModel::load(text_component(files), placement)) {}

    Weights weights;
    VisionConfig config;
    VisionTransformer vision;
    Linear projection;
    at::Tensor logit_scale;
    std::unique_ptr<ClipTextModel> text;
    std::shared_ptr<const ClipTokenizer> tokenizer;
};

ClipModel::ClipModel() = default;
ClipModel::~ClipModel() = default;

std::unique_ptr<ClipModel> ClipModel::load(const std::filesystem::path& folder,
                                           const Placement& placement) {
    const Component files = Component::in_folder(folder);
    if (files.config.texts("architectures") != std::vector<std::string>{"CLIPModel"})
        unsupported(files.config, "architectures", "supported: [\"CLIPModel\"]");
    std::unique_ptr<ClipModel> model(new ClipModel);
    model->impl_ = std::make_unique<Impl>(files, placement);
    const auto tokenizer = folder / "tokenizer";
    model->impl_->tokenizer =
        ClipTokenizer::load(std::filesystem::is_directory(tokenizer) ? tokenizer : folder);
    return model;
}

VisionStates ClipModel::vision(const at::Tensor& pixels) const {
    return impl_->vision.forward(pixels);
}

at::Tensor ClipModel::embed_pictures(const at::Tensor& pixels) const {
    return unit(impl_->projection(vision(pixels).class_token));
}

at::Tensor ClipModel::token_ids(const std::vector<std::string>& texts) const {
    std::vector<at::Tensor> rows;
    for (const std::string& text : texts)
        rows.push_back(at::tensor(impl_->tokenizer->encode(text), at::kLong));
    return at::stack(rows);  // [P, T]
}

at::Tensor ClipModel::embed_texts(const std::vector<std::string>& texts) const {
    const at::Tensor ids = token_ids(texts).to(impl_->logit_scale.device());
    return unit(impl_->text->forward(ids).pooled);
}

at::Tensor ClipModel::logits(const at::Tensor& pictures, const at::Tensor& texts) const {
    return impl_->logit_scale.exp() * at::mm(pictures, texts.t());
}

}  // namespace seedbed
