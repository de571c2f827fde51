// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/prompt_tokens.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace seedbed {

enum class LetterCase { AsTyped, Lower };

// T5's tokenizer (Raffel et al. 2020), equal to transformers' T5Tokenizer id by id: special tokens
// cut out, characters replaced by sentencepiece's table, words between white space, each with a
// leading U+2581 and segmented by itself; </s> and padding behind them. sentencepiece alone reads
// some prompts otherwise: it knows no special tokens and no white space beside ' ' (U+0085), and
// decides some ties differently.
class T5Tokenizer : public PromptTokenizer {
 public:
    // length: positions of the text encoder's input, </s> included. Throws Error: FileNotFound,
    // FileFormat, UnsupportedModel.
    static std::shared_ptr<const T5Tokenizer> load(const std::filesystem::path& folder,
                                                   int length,
                                                   LetterCase letters = LetterCase::AsTyped);
    ~T5Tokenizer() override;

    using PromptTokenizer::tokenize;
    TokenizedPrompt tokenize(std::string_view prompt) const override;
    // Webui: every span of parse_weighted_prompt by itself. T5 has no chunks, so BREAK parts words
    // and nothing else, and what is too long is cut off.
    TokenizedPrompt tokenize(std::string_view prompt, PromptSyntax syntax) const override;
    int length() const override;
    std::int64_t largest_id() const;

    // Ids padded and cut to length(), as the text encoder takes them.
    std::vector<std::int64_t> encode(std::string_view prompt) const;

 private:
    T5Tokenizer();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
