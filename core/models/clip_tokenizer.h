// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/prompt_tokens.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// CLIP's byte-level byte-pair encoding (Radford et al. 2021; the file layout of transformers'
// CLIPTokenizer): NFC, Unicode lower-casing, white space collapsed, special tokens matched inside
// the text, `</w>` word ends. Reads vocab.json, merges.txt, special_tokens_map.json and
// tokenizer_config.json (or tokenizer.json beside them for the padding token). Equal to
// transformers' output, id by id.
class ClipTokenizer : public PromptTokenizer {
 public:
    // Throws Error{FileNotFound, FileFormat}.
    static std::shared_ptr<const ClipTokenizer> load(const std::filesystem::path& folder);

    TokenizedPrompt tokenize(std::string_view prompt) const override;
    TokenizedPrompt tokenize(std::string_view prompt, PromptSyntax syntax) const override;
    // Webui: every span of parse_weighted_prompt by itself, in chunks, never cut off. Embeddings: a
    // word whose tokens are those of a file's name is replaced by the file's vectors, the longest
    // name first.
    TokenizedPrompt tokenize(std::string_view prompt, const PromptOptions& options) const override;
    int length() const override;

    // Ids padded and cut to length(), as the text encoder takes them.
    std::vector<std::int64_t> encode(std::string_view prompt) const;
    // All ids of the text, without start, end and padding, however long.
    std::vector<std::int64_t> encode_text(std::string_view prompt) const;

    ~ClipTokenizer() override;

 private:
    ClipTokenizer();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
