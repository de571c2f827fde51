// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#pragma once

#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"
#include "core/models/prompt_encoder.h"

#include <filesystem>
#include <memory>

namespace seedbed {

struct ModelFiles;

// The text side of Stable Diffusion 1.x and 2.x: one CLIP text encoder, whose states pass the final
// layer norm. SD 2.x was trained on the last but one layer of OpenCLIP's encoder; published files
// leave the last one out, and its clip skip is counted as if it were there.
class ClipPromptEncoder : public PromptEncoder {
 public:
    // Throws as ClipTokenizer::load and ClipTextModel::load, and FileFormat when the tokenizer
    // gives more tokens than the text encoder takes.
    static std::unique_ptr<PromptEncoder> load(const ModelFiles& files, const Placement& placement);

    EncodedPrompts encode(const std::vector<std::string>& prompts,
                          const PromptOptions& options) const override;
    at::Tensor token_ids(const std::vector<std::string>& prompts,
                         const PromptOptions& options) const override;
    std::shared_ptr<const PromptTokenizer> tokenizer() const override { return tokenizer_; }
    int width() const override { return text_encoder_->width(); }
    std::map<std::string, const std::map<std::string, at::Tensor>*> networks() const override;

 private:
    ClipPromptEncoder() = default;

    at::Tensor skip(const TextStates& states, int clip_skip) const;

    std::filesystem::path model_;
    std::shared_ptr<const ClipTokenizer> tokenizer_;
    std::unique_ptr<ClipTextModel> text_encoder_;
    Placement placement_;
    int left_out_ = 0;  // layers that the published encoder has and the file has not
};

}  // namespace seedbed
