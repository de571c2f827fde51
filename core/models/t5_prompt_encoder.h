// SPDX-License-Identifier: Apache-2.0
// P prompts, T tokens, D width
#pragma once

#include "core/models/prompt_encoder.h"
#include "core/models/t5_encoder.h"
#include "core/models/t5_tokenizer.h"

#include <filesystem>
#include <memory>

namespace seedbed {

// The text side of PixArt-α (Chen et al. 2023, arXiv 2310.00426, section 3.1): 120 tokens of T5,
// with a mask over the padding. Prompts are read in lower case, as by diffusers'
// PixArtAlphaPipeline without the packages bs4 and ftfy or with clean_caption=False; the rest of
// its caption cleaning, which drops links, hash tags and some punctuation of captions from the web,
// would hide from a person what the model reads.
class T5PromptEncoder : public PromptEncoder {
 public:
    // Throws as T5Tokenizer::load and T5Encoder::load, and FileFormat when the tokenizer has ids
    // that the text encoder has not.
    static std::unique_ptr<PromptEncoder> load(const Component& text_encoder,
                                               const std::filesystem::path& tokenizer_folder,
                                               const Placement& placement);

    // AUTOMATIC1111's weights multiply the states of their tokens. The mean is not restored as for
    // CLIP: the states leave an RMS norm with a mean near 0, which cannot be divided by. BREAK only
    // parts words, for there are no chunks. Refuses clip_skip above 1 and embeddings.
    EncodedPrompts encode(const std::vector<std::string>& prompts,
                          const PromptOptions& options) const override;
    at::Tensor token_ids(const std::vector<std::string>& prompts,
                         const PromptOptions& options) const override;
    std::shared_ptr<const PromptTokenizer> tokenizer() const override { return tokenizer_; }
    int width() const override { return encoder_->width(); }
    std::map<std::string, const std::map<std::string, at::Tensor>*> networks() const override;

 private:
    struct Batch {
        at::Tensor ids;      // int64 [P, T]
        at::Tensor weights;  // float [P, T]
        at::Tensor mask;     // bool [P, T]
    };

    T5PromptEncoder() = default;
    Batch read(const std::vector<std::string>& prompts, const PromptOptions& options) const;

    std::shared_ptr<const T5Tokenizer> tokenizer_;
    std::unique_ptr<T5Encoder> encoder_;
    at::Device device_ = at::kCPU;
};

}  // namespace seedbed
