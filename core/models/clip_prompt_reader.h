// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/prompt_chunks.h"
#include "core/models/prompt_tokens.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace seedbed {

// A textual inversion by the tokens of one of its names.
struct InversionName {
    std::vector<std::int64_t> ids;
    int embedding = 0;  // index into PromptOptions::embeddings
    int vectors = 0;
};

// Puts a prompt's tokens where the text encoder takes them, with the words that they belong to.
class ClipPromptReader {
 public:
    // All tokens of a text, with byte ranges in it.
    using Encode = std::function<std::vector<PromptToken>(std::string_view)>;

    // Of several names that fit, the longest counts.
    ClipPromptReader(Encode encode, const ChunkFrame& frame, std::vector<InversionName> names);

    TokenizedPrompt read_plain(std::string_view prompt) const;     // cut off at the end
    TokenizedPrompt read_weighted(std::string_view prompt) const;  // AUTOMATIC1111's chunks

 private:
    struct Text;

    Text read_text(std::string_view text) const;
    const InversionName* find_name(const std::vector<PromptToken>& tokens, std::size_t at) const;
    void replace_names(Text& text, std::string_view spelled) const;

    Encode encode_;
    ChunkFrame frame_;
    std::vector<InversionName> names_;
};

}  // namespace seedbed
