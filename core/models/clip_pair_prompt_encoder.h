// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#pragma once

#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"
#include "core/models/prompt_encoder.h"

#include <array>
#include <filesystem>
#include <memory>

namespace seedbed {

struct ModelFiles;

// The text side of SDXL (Podell et al. 2023, arXiv 2307.01952, section 2.1): the last but one
// states of two CLIP text encoders side by side, without the final layer norm, and the second one's
// pooled text. Weights count for each encoder by itself; clip skip N takes the N-th states from the
// end of both.
class ClipPairPromptEncoder : public PromptEncoder {
 public:
    // Throws as ClipPromptEncoder::load.
    static std::unique_ptr<PromptEncoder> load(const ModelFiles& files, const Placement& placement);

    EncodedPrompts encode(const std::vector<std::string>& prompts,
                          const PromptOptions& options) const override;
    at::Tensor token_ids(const std::vector<std::string>& prompts,
                         const PromptOptions& options) const override;
    std::shared_ptr<const PromptTokenizer> tokenizer() const override { return tokenizers_[0]; }
    int width() const override { return encoders_[0]->width() + encoders_[1]->width(); }
    std::map<std::string, const std::map<std::string, at::Tensor>*> networks() const override;

 private:
    ClipPairPromptEncoder() = default;

    std::filesystem::path model_;
    std::array<std::shared_ptr<const ClipTokenizer>, 2> tokenizers_;
    std::array<std::unique_ptr<ClipTextModel>, 2> encoders_;
    Placement placement_;
};

}  // namespace seedbed
