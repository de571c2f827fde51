// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_bpe.h"
#include "core/models/clip_text_normalizer.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// A token that is matched in the text as a whole, before any other rule.
struct SpecialToken {
    std::string content;
    std::int64_t id = 0;
    bool normalized = false;  // matched in the normalised text instead of the prompt as typed
};

// A stretch of text: a special token, or what stands between two of them (token == nullptr).
struct TextPart {
    TextRange range;
    const SpecialToken* token = nullptr;
};

// The special tokens of a CLIP tokenizer folder, with the rules of transformers' CLIPTokenizer:
// from tokenizer_config.json's added_tokens_decoder, else special_tokens_map.json over
// tokenizer_config.json, and tokenizer.json; a token that is named twice keeps the flags of its
// last role (start, end, unknown, padding).
class ClipSpecialTokens {
 public:
    // Throws Error: FileNotFound, FileFormat (a token that the vocabulary lacks, a field of another
    // type), UnsupportedModel for tokens that take white space or whole words only.
    static ClipSpecialTokens load(const std::filesystem::path& folder, const ClipBpe& bpe);

    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t unknown = 0;
    std::int64_t padding = 0;
    int length = 0;  // model_max_length

    // Cuts `text` at the tokens whose `normalized` is as given, longest match first, in order.
    std::vector<TextPart> split(std::string_view text, bool normalized) const;

 private:
    std::vector<SpecialToken> tokens_;
};

}  // namespace seedbed
