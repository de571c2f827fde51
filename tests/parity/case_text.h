// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#pragma once

#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace seedbed::parity {

// The text side of a case's model: tokenizer and text encoder, loaded when they are first asked
// for. Other families use it for the context of a UNet call or of a pipeline. Throws what loading
// throws.
class CaseText {
 public:
    // `suffix` is "" or "_2", as in text_encoder_2.
    explicit CaseText(std::filesystem::path model_folder, std::string suffix = {});

    // Whether the model's tokenizer is of CLIP's kind; loads nothing.
    bool is_clip() const;
    const ClipTokenizer& tokenizer();
    const ClipTextModel& encoder();
    at::Tensor ids(const std::vector<std::string>& prompts);     // int64 [P, T]
    TextStates states(const std::vector<std::string>& prompts);  // of all prompts in one batch

 private:
    std::filesystem::path folder_;
    std::string suffix_;
    std::shared_ptr<const ClipTokenizer> tokenizer_;
    std::unique_ptr<ClipTextModel> encoder_;
};

}  // namespace seedbed::parity
