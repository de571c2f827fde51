// SPDX-License-Identifier: Apache-2.0
// The text side of a model: tokenizers and text encoders together.
// P prompts, T tokens, D width of the text states
#pragma once

#include "core/base/prompt_options.h"
#include "core/models/denoiser.h"
#include "core/models/prompt_tokens.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

class PromptEncoder {
 public:
    virtual ~PromptEncoder() = default;

    // All prompts of one run together, since they share T: shorter ones are padded as the model's
    // own program pads them. Token k of tokenizer()->tokenize(prompt, options) is column k of
    // the attention maps. Throws Error{InvalidRequest} for an option that this text encoder does
    // not have (naming it and what to choose), and what reading an embedding's file throws.
    virtual EncodedPrompts encode(const std::vector<std::string>& prompts,
                                  const PromptOptions& options) const = 0;

    // Ids as the (first) text encoder reads them, int64 [P, T], for `--dump` and parity.
    virtual at::Tensor token_ids(const std::vector<std::string>& prompts,
                                 const PromptOptions& options) const = 0;

    // The tokenizer whose tokens are the columns of attention maps.
    virtual std::shared_ptr<const PromptTokenizer> tokenizer() const = 0;

    virtual int width() const = 0;  // D

    // Parameters of each network by its component's name ("text_encoder", "text_encoder_2"), under
    // checkpoint names, shared with the modules (LoRA).
    virtual std::map<std::string, const std::map<std::string, at::Tensor>*> networks() const = 0;
};

}  // namespace seedbed
