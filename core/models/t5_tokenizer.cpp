// SPDX-License-Identifier: Apache-2.0
#include "core/models/t5_tokenizer.h"

#include "core/base/error.h"
#include "core/models/prompt_syntax.h"
#include "core/models/prompt_word_groups.h"
#include "core/models/t5_normalizer.h"
#include "core/models/t5_special_tokens.h"
#include "core/models/t5_vocabulary.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <utility>

namespace seedbed {
namespace {

constexpr std::string_view kSpace = "\u2581";

// The stretches of `text` within `range` that have no white space in them.
std::vector<TextRange> split_at_space(std::string_view text, TextRange range) {
    std::vector<TextRange> words;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    bool inside = false;
    for (std::int32_t i = range.begin; i < range.end;) {
        const std::int32_t begin = i;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(bytes, i, range.end, code);
        const bool space = u_hasBinaryProperty(code, UCHAR_WHITE_SPACE) != 0;
        if (!space && inside)
            words.back().end = i;
        else if (!space)
            words.push_back({begin, i});
        inside = !space;
    }
    return words;
}

// Cut before each U+2581 that somebody typed.
std::vector<TextRange> split_before_mark(std::string_view text, TextRange word) {
    std::vector<TextRange> parts{word};
    const std::string_view inside = text.substr(0, word.end);
    for (auto at = inside.find(kSpace, word.begin + 1); at != inside.npos;
         at = inside.find(kSpace, at + 1)) {
        parts.back().end = static_cast<int>(at);
        parts.push_back({static_cast<int>(at), word.end});
    }
    return parts;
}

// From a range in a span's text to one in the prompt.
template <class Ranged>
void move_to_prompt(Ranged& item, const PromptSpan& span) {
    const bool empty = item.begin == item.end;
    const int begin = span.source[item.begin];
    item.end = empty ? begin : span.source[item.end - 1] + 1;
    item.begin = begin;
}

}  // namespace

struct T5Tokenizer::Impl {
    T5Vocabulary vocabulary;
    T5SpecialTokens special;
    int length = 0;
    LetterCase letters = LetterCase::AsTyped;

    void encode_part(const NormalizedText& text,
                     TextRange range,
                     std::vector<PromptToken>& out) const;
    void encode_typed(std::string_view typed, TextRange range, std::vector<PromptToken>& out) const;
    std::vector<PromptToken> encode(std::string_view text) const;
    TokenizedPrompt read(std::string_view text) const;
    TokenizedPrompt read_spans(std::string_view prompt) const;
    TokenizedPrompt frame(TokenizedPrompt out) const;
};

// One word, or a part of it; a leading mark that nobody typed has no bytes in the source.
void T5Tokenizer::Impl::encode_part(const NormalizedText& text,
                                    TextRange range,
                                    std::vector<PromptToken>& out) const {
    std::string spelled = text.text.substr(range.begin, range.end - range.begin);
    const bool typed_mark = spelled.starts_with(kSpace);
    const int added = typed_mark ? 0 : static_cast<int>(kSpace.size());
    if (!typed_mark) spelled.insert(0, kSpace);
    for (const UnigramToken& token : vocabulary.pieces.encode(spelled)) {
        const TextRange bytes{range.begin + std::max(token.bytes.begin - added, 0),
                              range.begin + std::max(token.bytes.end - added, 0)};
        const int begin = text.source[bytes.begin].begin;
        const int end = bytes.begin < bytes.end ? text.source_of(bytes).end : begin;
        std::string piece = spelled.substr(token.bytes.begin, token.bytes.end - token.bytes.begin);
        if (piece.size() > kSpace.size() && piece.starts_with(kSpace))
            piece.erase(0, kSpace.size());
        out.push_back({PromptToken::Kind::Text, token.id, std::move(piece), -1, begin, end});
    }
}

// What stands between two special tokens that are matched as typed.
void T5Tokenizer::Impl::encode_typed(std::string_view typed,
                                     TextRange range,
                                     std::vector<PromptToken>& out) const {
    const NormalizedText text = vocabulary.normalizer.normalize(
        typed.substr(range.begin, range.end - range.begin), range.begin);
    for (const T5SpecialTokens::Part& part : special.split(text.text, true)) {
        if (part.token) {
            const TextRange source = text.source_of(part.range);
            out.push_back({PromptToken::Kind::Text,
                           part.token->id,
                           part.token->content,
                           -1,
                           source.begin,
                           source.end});
            continue;
        }
        for (const TextRange word : split_at_space(text.text, part.range))
            for (const TextRange piece : split_before_mark(text.text, word))
                encode_part(text, piece, out);
    }
}

std::vector<PromptToken> T5Tokenizer::Impl::encode(std::string_view text) const {
    check(text.size() < static_cast<std::size_t>(std::numeric_limits<int>::max()),
          "[t5] a prompt of 2 GB");
    const NormalizedText typed =
        letters == LetterCase::Lower ? text_in_lower_case(text) : text_as_typed(text);
    std::vector<PromptToken> tokens;
    for (const T5SpecialTokens::Part& part : special.split(typed.text, false)) {
        if (part.token)
            tokens.push_back({PromptToken::Kind::Text,
                              part.token->id,
                              part.token->content,
                              -1,
                              part.range.begin,
                              part.range.end});
        else
            encode_typed(typed.text, part.range, tokens);
    }
    for (PromptToken& token : tokens) {  // from the read text's bytes to the prompt's
        const bool empty = token.begin == token.end;
        const TextRange source =
            empty ? typed.source[token.begin] : typed.source_of({token.begin, token.end});
        token.begin = source.begin;
        token.end = empty ? source.begin : source.end;
    }
    return tokens;
}

// All tokens of a text with their words, however many.
TokenizedPrompt T5Tokenizer::Impl::read(std::string_view text) const {
    TokenizedPrompt out;
    out.tokens = encode(text);
    group_prompt_words(out, text);
    return out;
}

TokenizedPrompt T5Tokenizer::Impl::read_spans(std::string_view prompt) const {
    TokenizedPrompt out;
    for (const PromptSpan& span : parse_weighted_prompt(prompt).spans) {
        if (span.breaks) continue;
        TokenizedPrompt part = read(span.text);
        const auto tokens = static_cast<int>(out.tokens.size());
        const auto words = static_cast<int>(out.words.size());
        for (PromptToken& token : part.tokens) {
            move_to_prompt(token, span);
            token.weight = span.weight;
            if (token.word >= 0) token.word += words;
            out.tokens.push_back(std::move(token));
        }
        for (PromptWord& word : part.words) {
            move_to_prompt(word, span);
            for (int& position : word.tokens) position += tokens;
            out.words.push_back(std::move(word));
        }
    }
    return out;
}

// Cuts off what is too long and fills up what is too short.
TokenizedPrompt T5Tokenizer::Impl::frame(TokenizedPrompt out) const {
    out.text_tokens = static_cast<int>(out.tokens.size());
    out.text_limit = length - 1;
    if (out.truncated()) {
        out.tokens.resize(out.text_limit);
        for (PromptWord& word : out.words)
            std::erase_if(word.tokens, [&](int position) { return position >= out.text_limit; });
        std::erase_if(out.words, [](const PromptWord& word) { return word.tokens.empty(); });
    }
    const int end = out.tokens.empty() ? 0 : out.tokens.back().end;
    out.tokens.push_back({PromptToken::Kind::End, special.end, "", -1, end, end});
    out.tokens.resize(length, {PromptToken::Kind::Padding, special.padding, "", -1, end, end});
    return out;
}

T5Tokenizer::T5Tokenizer() = default;
T5Tokenizer::~T5Tokenizer() = default;

std::shared_ptr<const T5Tokenizer> T5Tokenizer::load(const std::filesystem::path& folder,
                                                     int length,
                                                     LetterCase letters) {
    check(length > 1, "[t5] a tokenizer needs room for a token and </s>");
    T5Vocabulary vocabulary = T5Vocabulary::load(folder);
    T5SpecialTokens special = T5SpecialTokens::load(folder, vocabulary);
    std::shared_ptr<T5Tokenizer> tokenizer(new T5Tokenizer);
    tokenizer->impl_ =
        std::make_unique<Impl>(Impl{std::move(vocabulary), std::move(special), length, letters});
    return tokenizer;
}

int T5Tokenizer::length() const {
    return impl_->length;
}

std::int64_t T5Tokenizer::largest_id() const {
    return std::max(impl_->vocabulary.pieces.size() - 1, impl_->special.largest_id);
}

TokenizedPrompt T5Tokenizer::tokenize(std::string_view prompt) const {
    return impl_->frame(impl_->read(prompt));
}

TokenizedPrompt T5Tokenizer::tokenize(std::string_view prompt, PromptSyntax syntax) const {
    if (syntax == PromptSyntax::Plain) return tokenize(prompt);
    return impl_->frame(impl_->read_spans(prompt));
}

std::vector<std::int64_t> T5Tokenizer::encode(std::string_view prompt) const {
    std::vector<std::int64_t> ids;
    for (const PromptToken& token : tokenize(prompt).tokens) ids.push_back(token.id);
    return ids;
}

}  // namespace seedbed
