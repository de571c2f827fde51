// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#include "core/models/clip_prompt_encoder.h"

#include "core/models/clip_checks.h"
#include "core/models/clip_prompt_batch.h"
#include "core/models/model_files.h"
#include "core/models/prompt_syntax.h"
#include "core/models/textual_inversion.h"

#include <ATen/ATen.h>

#include <string>

namespace seedbed {
namespace {

// OpenCLIP's text encoders are told by their activation: OpenAI's have quick_gelu.
bool is_open_clip(const Component& text_encoder) {
    return text_encoder.config.text("hidden_act", "quick_gelu") == "gelu";
}

}  // namespace

std::unique_ptr<PromptEncoder> ClipPromptEncoder::load(const ModelFiles& files,
                                                       const Placement& placement) {
    std::unique_ptr<ClipPromptEncoder> encoder(new ClipPromptEncoder);
    const Component& component = files.component("text_encoder");
    encoder->model_ = files.path;
    encoder->tokenizer_ = ClipTokenizer::load(files.tokenizers.at("tokenizer"));
    encoder->text_encoder_ = ClipTextModel::load(component, placement);
    encoder->placement_ = placement;
    encoder->left_out_ = is_open_clip(component) ? 1 : 0;
    check_positions(*encoder->tokenizer_, *encoder->text_encoder_, files.path);
    return encoder;
}

at::Tensor ClipPromptEncoder::token_ids(const std::vector<std::string>& prompts,
                                        const PromptOptions& options) const {
    return ClipPromptBatch(*tokenizer_, prompts, options).ids();
}

at::Tensor ClipPromptEncoder::skip(const TextStates& states, int clip_skip) const {
    if (clip_skip == 0) return states.last;
    const int layers = text_encoder_->layers() + left_out_;
    check_clip_skip(clip_skip, 1 + left_out_, layers);
    return text_encoder_->final_norm(states.hidden.at(layers + 1 - clip_skip));
}

EncodedPrompts ClipPromptEncoder::encode(const std::vector<std::string>& prompts,
                                         const PromptOptions& options) const {
    check_prompts(prompts, options.syntax);
    const ClipPromptBatch batch(*tokenizer_, prompts, options);
    const auto vectors =
        load_vectors(options.embeddings, 0, 1, text_encoder_->width(), model_, placement_);
    const TextStates states = batch.run(*text_encoder_, placement_.device, vectors);
    return {batch.join(skip(states, options.clip_skip)), {}, batch.mask()};
}

std::map<std::string, const std::map<std::string, at::Tensor>*> ClipPromptEncoder::networks()
    const {
    return {{"text_encoder", &text_encoder_->parameters()}};
}

}  // namespace seedbed
