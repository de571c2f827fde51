// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_text_normalizer.h"
#include "core/models/t5_vocabulary.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// The tokens of a T5 tokenizer folder that are matched in the text as a whole, with the rules of
// transformers' T5Tokenizer: tokenizer_config.json's added_tokens_decoder, else
// special_tokens_map.json, added_tokens.json and tokenizer.json; then the roles, sentencepiece's
// own, and <extra_id_N>.
class T5SpecialTokens {
 public:
    struct Token {
        std::string content;
        std::int64_t id = 0;
        bool normalized = false;   // matched in the normalised text instead of the prompt as typed
        bool takes_left = false;   // white space before it belongs to it
        bool takes_right = false;  // white space behind it belongs to it
    };
    // A stretch of text: a special token, or what stands between two of them (token == nullptr).
    struct Part {
        TextRange range;  // of the token without the white space that it takes
        const Token* token = nullptr;
    };

    // Throws Error: FileFormat (a field of another type), UnsupportedModel for tokens that match
    // whole words only.
    static T5SpecialTokens load(const std::filesystem::path& folder,
                                const T5Vocabulary& vocabulary);

    std::int64_t end = 1;
    std::int64_t padding = 0;
    std::int64_t largest_id = 0;

    // Cuts `text` at the tokens whose `normalized` is as given, longest match first, in order.
    std::vector<Part> split(std::string_view text, bool normalized) const;

 private:
    std::vector<Token> tokens_;
};

}  // namespace seedbed
