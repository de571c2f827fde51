// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#include "core/models/clip_pair_prompt_encoder.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/clip_checks.h"
#include "core/models/clip_prompt_batch.h"
#include "core/models/model_files.h"
#include "core/models/prompt_syntax.h"
#include "core/models/textual_inversion.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <string>

namespace seedbed {
namespace {

constexpr int kTrainedSkip = 2;  // the last but one states

}  // namespace

std::unique_ptr<PromptEncoder> ClipPairPromptEncoder::load(const ModelFiles& files,
                                                           const Placement& placement) {
    std::unique_ptr<ClipPairPromptEncoder> encoder(new ClipPairPromptEncoder);
    encoder->model_ = files.path;
    encoder->placement_ = placement;
    const std::string suffixes[] = {"", "_2"};
    for (std::size_t i = 0; i < 2; ++i) {
        encoder->tokenizers_[i] =
            ClipTokenizer::load(files.tokenizers.at("tokenizer" + suffixes[i]));
        encoder->encoders_[i] =
            ClipTextModel::load(files.component("text_encoder" + suffixes[i]), placement);
        check_positions(*encoder->tokenizers_[i], *encoder->encoders_[i], files.path);
    }
    if (encoder->tokenizers_[0]->length() != encoder->tokenizers_[1]->length())
        throw Error(ErrorCode::UnsupportedModel,
                    "The model " + quote_path(files.path) +
                        " cannot be used: its tokenizers give " +
                        std::to_string(encoder->tokenizers_[0]->length()) + " and " +
                        std::to_string(encoder->tokenizers_[1]->length()) +
                        " tokens, whose states cannot stand side by side.");
    return encoder;
}

at::Tensor ClipPairPromptEncoder::token_ids(const std::vector<std::string>& prompts,
                                            const PromptOptions& options) const {
    return ClipPromptBatch(*tokenizers_[0], prompts, options).ids();
}

EncodedPrompts ClipPairPromptEncoder::encode(const std::vector<std::string>& prompts,
                                             const PromptOptions& options) const {
    check_prompts(prompts, options.syntax);
    const int skip = options.clip_skip == 0 ? kTrainedSkip : options.clip_skip;
    check_clip_skip(skip, 1, std::min(encoders_[0]->layers(), encoders_[1]->layers()));
    std::array<ClipPromptBatch, 2> batches{ClipPromptBatch(*tokenizers_[0], prompts, options),
                                           ClipPromptBatch(*tokenizers_[1], prompts, options)};
    EncodedPrompts out;
    std::vector<at::Tensor> sides;
    for (int i = 0; i < 2; ++i) {
        ClipPromptBatch& batch = batches[i];
        batch.pad_to(batches[1 - i].chunks());
        const ClipTextModel& encoder = *encoders_[i];
        const TextStates states =
            batch.run(encoder,
                      placement_.device,
                      load_vectors(options.embeddings, i, 2, encoder.width(), model_, placement_));
        sides.push_back(batch.join(states.hidden.at(encoder.layers() + 1 - skip)));  // [P, T, D]
        if (i == 0)
            out.mask = batch.mask();
        else
            out.pooled = batch.first_chunks(states.pooled);
    }
    out.states = at::cat(sides, -1);  // [P, T, D]
    return out;
}

std::map<std::string, const std::map<std::string, at::Tensor>*> ClipPairPromptEncoder::networks()
    const {
    return {{"text_encoder", &encoders_[0]->parameters()},
            {"text_encoder_2", &encoders_[1]->parameters()}};
}

}  // namespace seedbed
