// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_tokenizer.h"

#include "core/base/error.h"
#include "core/models/clip_bpe.h"
#include "core/models/clip_prompt_words.h"
#include "core/models/clip_special_tokens.h"
#include "core/models/clip_text_normalizer.h"

#include <algorithm>
#include <limits>
#include <unicode/unistr.h>

namespace seedbed {
namespace {

// The word that shares most bytes with a token; the last of several. -1 when there is none.
class WordFinder {
 public:
    explicit WordFinder(const std::vector<TextRange>& words) : words_(words) {}

    // Tokens must be asked for in the order in which they stand in the prompt.
    int find(TextRange token) {
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
std::string spelling(std::string_view prompt, TextRange word) {
    const icu::StringPiece bytes(prompt.data() + word.begin, word.end - word.begin);
    std::string text;
    return icu::UnicodeString::fromUTF8(bytes).toUTF8String(text);
}

// Lists the words that own a token and numbers the tokens by that list.
void group_words(TokenizedPrompt& out, std::string_view prompt) {
    const std::vector<TextRange> ranges = split_prompt_words(prompt);
    WordFinder finder(ranges);
    int last = -1;
    for (std::size_t position = 0; position < out.tokens.size(); ++position) {
        PromptToken& token = out.tokens[position];
        if (token.kind != PromptToken::Kind::Text) continue;
        const int found = finder.find({token.begin, token.end});
        check(found >= 0, "[clip] a token stands outside every word");
        if (found != last) {
            const TextRange range = ranges[found];
            out.words.push_back({spelling(prompt, range), {}, range.begin, range.end});
            last = found;
        }
        token.word = static_cast<int>(out.words.size()) - 1;
        out.words.back().tokens.push_back(static_cast<int>(position));
    }
}

}  // namespace

struct ClipTokenizer::Impl {
    ClipBpe bpe;
    ClipSpecialTokens special;

    void encode_words(const NormalizedText& normalized,
                      TextRange range,
                      std::vector<PromptToken>& out) const;
    void encode_typed(std::string_view prompt,
                      TextRange range,
                      std::vector<PromptToken>& out) const;
    std::vector<PromptToken> encode(std::string_view prompt) const;
};

void ClipTokenizer::Impl::encode_words(const NormalizedText& normalized,
                                       TextRange range,
                                       std::vector<PromptToken>& out) const {
    const std::string_view text =
        std::string_view(normalized.text).substr(range.begin, range.end - range.begin);
    for (const TextRange word : split_clip_words(text)) {
        const int begin = range.begin + word.begin;
        for (const BpePiece& piece :
             bpe.encode(text.substr(word.begin, word.end - word.begin), special.unknown)) {
            const TextRange bytes{begin + piece.bytes.begin, begin + piece.bytes.end};
            const TextRange source = normalized.source_of(bytes);
            out.push_back({PromptToken::Kind::Text,
                           piece.id,
                           normalized.characters(bytes),
                           -1,
                           source.begin,
                           source.end});
        }
    }
}

// What stands between two special tokens that are matched as typed.
void ClipTokenizer::Impl::encode_typed(std::string_view prompt,
                                       TextRange range,
                                       std::vector<PromptToken>& out) const {
    const NormalizedText normalized =
        normalize_clip_text(prompt.substr(range.begin, range.end - range.begin), range.begin);
    for (const TextPart& part : special.split(normalized.text, true)) {
        if (!part.token) {
            encode_words(normalized, part.range, out);
            continue;
        }
        const TextRange source = normalized.source_of(part.range);
        out.push_back({PromptToken::Kind::Text,
                       part.token->id,
                       part.token->content,
                       -1,
                       source.begin,
                       source.end});
    }
}

std::vector<PromptToken> ClipTokenizer::Impl::encode(std::string_view prompt) const {
    check(prompt.size() < static_cast<std::size_t>(std::numeric_limits<int>::max()),
          "[clip] a prompt of 2 GB");
    std::vector<PromptToken> tokens;
    for (const TextPart& part : special.split(prompt, false)) {
        if (part.token)
            tokens.push_back({PromptToken::Kind::Text,
                              part.token->id,
                              part.token->content,
                              -1,
                              part.range.begin,
                              part.range.end});
        else
            encode_typed(prompt, part.range, tokens);
    }
    return tokens;
}

ClipTokenizer::ClipTokenizer() = default;
ClipTokenizer::~ClipTokenizer() = default;

std::shared_ptr<const ClipTokenizer> ClipTokenizer::load(const std::filesystem::path& folder) {
    ClipBpe bpe = ClipBpe::load(folder);
    ClipSpecialTokens special = ClipSpecialTokens::load(folder, bpe);
    std::shared_ptr<ClipTokenizer> tokenizer(new ClipTokenizer);
    tokenizer->impl_ = std::make_unique<Impl>(Impl{std::move(bpe), std::move(special)});
    return tokenizer;
}

int ClipTokenizer::length() const {
    return impl_->special.length;
}

TokenizedPrompt ClipTokenizer::tokenize(std::string_view prompt) const {
    const ClipSpecialTokens& special = impl_->special;
    std::vector<PromptToken> text = impl_->encode(prompt);
    TokenizedPrompt out;
    out.text_tokens = static_cast<int>(text.size());
    out.text_limit = length() - 2;
    if (out.truncated()) text.resize(out.text_limit);
    const int begin = text.empty() ? 0 : text.front().begin;
    const int end = text.empty() ? 0 : text.back().end;
    out.tokens.reserve(length());
    out.tokens.push_back({PromptToken::Kind::Start, special.start, "", -1, begin, begin});
    for (PromptToken& token : text) out.tokens.push_back(std::move(token));
    out.tokens.push_back({PromptToken::Kind::End, special.end, "", -1, end, end});
    out.tokens.resize(length(), {PromptToken::Kind::Padding, special.padding, "", -1, end, end});
    group_words(out, prompt);
    return out;
}

std::vector<std::int64_t> ClipTokenizer::encode(std::string_view prompt) const {
    std::vector<std::int64_t> ids;
    for (const PromptToken& token : tokenize(prompt).tokens) ids.push_back(token.id);
    return ids;
}

std::vector<std::int64_t> ClipTokenizer::encode_text(std::string_view prompt) const {
    std::vector<std::int64_t> ids;
    for (const PromptToken& token : impl_->encode(prompt)) ids.push_back(token.id);
    return ids;
}

}  // namespace seedbed
