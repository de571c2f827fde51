// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#include "core/models/t5_prompt_encoder.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/model_files.h"
#include "core/models/prompt_syntax.h"

#include <ATen/ATen.h>

#include <string>

namespace seedbed {
namespace {

constexpr int kTokens = 120;  // of PixArt-α's training, whatever the tokenizer's model_max_length

void check_options(const PromptOptions& options) {
    if (options.clip_skip > 1)
        throw Error(
            ErrorCode::InvalidRequest,
            "A clip_skip of " + std::to_string(options.clip_skip) +
                " is asked for, but this model reads prompts with T5, which has no layers to leave "
                "out; choose 0.");
    if (!options.embeddings.empty())
        throw Error(ErrorCode::InvalidRequest,
                    "The textual inversion " + quote(options.embeddings.front()) +
                        " is for CLIP, but this model reads prompts with T5; leave it out.");
}

}  // namespace

std::unique_ptr<PromptEncoder> T5PromptEncoder::load(const Component& text_encoder,
                                                     const std::filesystem::path& tokenizer_folder,
                                                     const Placement& placement) {
    std::unique_ptr<T5PromptEncoder> encoder(new T5PromptEncoder);
    encoder->tokenizer_ = T5Tokenizer::load(tokenizer_folder, kTokens, LetterCase::Lower);
    encoder->encoder_ = T5Encoder::load(text_encoder, placement);
    encoder->device_ = placement.device;
    const std::int64_t largest = encoder->tokenizer_->largest_id();
    if (largest >= encoder->encoder_->vocabulary())
        throw Error(ErrorCode::FileFormat,
                    quote_path(tokenizer_folder) + ": the tokenizer has ids up to " +
                        std::to_string(largest) + ", but \"vocab_size\" of the text encoder is " +
                        std::to_string(encoder->encoder_->vocabulary()) +
                        "; the folder mixes parts of several models.");
    return encoder;
}

at::Tensor T5PromptEncoder::token_ids(const std::vector<std::string>& prompts,
                                      const PromptOptions& options) const {
    return read(prompts, options).ids;
}

// All [P, T].
T5PromptEncoder::Batch T5PromptEncoder::read(const std::vector<std::string>& prompts,
                                             const PromptOptions& options) const {
    std::vector<at::Tensor> ids, weights, counts;
    for (const std::string& prompt : prompts) {
        std::vector<std::int64_t> id;
        std::vector<float> weight;
        std::vector<std::int64_t> counted;
        for (const PromptToken& token : tokenizer_->tokenize(prompt, options.syntax).tokens) {
            id.push_back(token.id);
            weight.push_back(static_cast<float>(token.weight));
            counted.push_back(token.kind != PromptToken::Kind::Padding);
        }
        ids.push_back(at::tensor(id, at::kLong));
        weights.push_back(at::tensor(weight));
        counts.push_back(at::tensor(counted, at::kLong));
    }
    return {at::stack(ids), at::stack(weights), at::stack(counts).to(at::kBool)};
}

EncodedPrompts T5PromptEncoder::encode(const std::vector<std::string>& prompts,
                                       const PromptOptions& options) const {
    check_prompts(prompts, options.syntax);
    check_options(options);
    const Batch batch = read(prompts, options);
    const at::Tensor mask = batch.mask.to(device_);
    const at::Tensor states = encoder_->forward(batch.ids.to(device_), mask);  // [P, T, D]
    if (options.syntax == PromptSyntax::Plain) return {states, {}, mask};
    return {states * batch.weights.to(states.options()).unsqueeze(-1), {}, mask};
}

std::map<std::string, const std::map<std::string, at::Tensor>*> T5PromptEncoder::networks() const {
    return {{"text_encoder", &encoder_->parameters()}};
}

}  // namespace seedbed
