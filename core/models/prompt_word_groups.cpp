// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_word_groups.h"

#include "core/models/clip_prompt_words.h"

#include <algorithm>
#include <string>
#include <unicode/unistr.h>
#include <vector>

namespace seedbed {
namespace {

class WordFinder {
 public:
    explicit WordFinder(const std::vector<TextRange>& words) : words_(words) {}

    // -1 when no word shares a byte. Tokens must be asked for in their order.
    int find(TextRange token) {
        token.end = std::max(token.end, token.begin + 1);
        while (first_ < words_.size() && words_[first_].end <= token.begin) ++first_;
        int best = -1;
        int most = 0;
        for (std::size_t i = first_; i < words_.size() && words_[i].begin < token.end; ++i) {
            const int shared =
                std::min(words_[i].end, token.end) - std::max(words_[i].begin, token.begin);
            if (shared < most) continue;
            most = shared;
            best = static_cast<int>(i);
        }
        return best;
    }

 private:
    const std::vector<TextRange>& words_;
    std::size_t first_ = 0;
};

// As it stands in the prompt, as valid UTF-8.
std::string spelling(std::string_view text, TextRange word) {
    const icu::StringPiece bytes(text.data() + word.begin, word.end - word.begin);
    std::string result;
    return icu::UnicodeString::fromUTF8(bytes).toUTF8String(result);
}

}  // namespace

void group_prompt_words(TokenizedPrompt& prompt, std::string_view text) {
    const std::vector<TextRange> ranges = split_prompt_words(text);
    WordFinder finder(ranges);
    int last = -1;
    for (std::size_t position = 0; position < prompt.tokens.size(); ++position) {
        PromptToken& token = prompt.tokens[position];
        if (token.kind != PromptToken::Kind::Text) continue;
        const int found = finder.find({token.begin, token.end});
        if (found < 0) continue;
        if (found != last) {
            const TextRange range = ranges[found];
            prompt.words.push_back({spelling(text, range), {}, range.begin, range.end});
            last = found;
        }
        token.word = static_cast<int>(prompt.words.size()) - 1;
        prompt.words.back().tokens.push_back(static_cast<int>(position));
    }
}

}  // namespace seedbed
