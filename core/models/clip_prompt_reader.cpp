// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_prompt_reader.h"

#include "core/base/error.h"
#include "core/models/prompt_syntax.h"
#include "core/models/prompt_word_groups.h"

#include <algorithm>
#include <string>
#include <unicode/unistr.h>
#include <utility>

namespace seedbed {
namespace {

// As it stands in the text, as valid UTF-8.
std::string spelling(std::string_view text, int begin, int end) {
    const icu::StringPiece bytes(text.data() + begin, end - begin);
    std::string spelled;
    return icu::UnicodeString::fromUTF8(bytes).toUTF8String(spelled);
}

// From ranges in a span's text to ranges in the prompt.
template <class Ranged>
void move_to_prompt(Ranged& item, const PromptSpan& span) {
    if (item.begin == item.end) return;
    item.begin = span.source[static_cast<std::size_t>(item.begin)];
    item.end = span.source[static_cast<std::size_t>(item.end) - 1] + 1;
}

// Lists the words that have a token and numbers the tokens by that list.
void list_words(TokenizedPrompt& out, const std::vector<PromptWord>& words) {
    int last = -1;
    for (std::size_t position = 0; position < out.tokens.size(); ++position) {
        PromptToken& token = out.tokens[position];
        if (token.kind != PromptToken::Kind::Text) continue;
        if (token.word != last) {
            last = token.word;
            out.words.push_back(words[static_cast<std::size_t>(last)]);
        }
        token.word = static_cast<int>(out.words.size()) - 1;
        out.words.back().tokens.push_back(static_cast<int>(position));
    }
}

// Whether the token belongs to the same word's vectors as the one before it.
bool continues(const PromptToken& token) {
    return token.embedding >= 0 && token.vector > 0;
}

}  // namespace

// A text's tokens with their words; the words have no positions yet.
struct ClipPromptReader::Text {
    std::vector<PromptToken> tokens;
    std::vector<PromptWord> words;
};

ClipPromptReader::ClipPromptReader(Encode encode,
                                   const ChunkFrame& frame,
                                   std::vector<InversionName> names)
    : encode_(std::move(encode)), frame_(frame), names_(std::move(names)) {
    std::stable_sort(names_.begin(), names_.end(), [](const auto& a, const auto& b) {
        return a.ids.size() > b.ids.size();
    });
}

ClipPromptReader::Text ClipPromptReader::read_text(std::string_view text) const {
    TokenizedPrompt grouped;
    grouped.tokens = encode_(text);
    group_prompt_words(grouped, text);
    for (const PromptToken& token : grouped.tokens)
        check(token.word >= 0, "[clip] a token stands outside every word");
    for (PromptWord& word : grouped.words) word.tokens.clear();
    Text out{std::move(grouped.tokens), std::move(grouped.words)};
    if (!names_.empty()) replace_names(out, text);
    return out;
}

const InversionName* ClipPromptReader::find_name(const std::vector<PromptToken>& tokens,
                                                 std::size_t at) const {
    for (const InversionName& name : names_) {
        const bool fits = name.ids.size() <= tokens.size() - at &&
                          std::equal(name.ids.begin(),
                                     name.ids.end(),
                                     tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                     [](std::int64_t id, const auto& t) { return id == t.id; });
        if (fits) return &name;
    }
    return nullptr;
}

void ClipPromptReader::replace_names(Text& text, std::string_view spelled) const {
    std::vector<PromptToken> replaced;
    for (std::size_t i = 0; i < text.tokens.size();) {
        const InversionName* name = find_name(text.tokens, i);
        if (!name) {
            replaced.push_back(std::move(text.tokens[i++]));
            continue;
        }
        const int begin = text.tokens[i].begin;
        const int end = text.tokens[i + name->ids.size() - 1].end;
        const PromptWord word{spelling(spelled, begin, end), {}, begin, end};
        const auto index = static_cast<int>(text.words.size());
        PromptToken token{PromptToken::Kind::Text, 0, word.text, index, begin, end};
        token.embedding = name->embedding;
        for (token.vector = 0; token.vector < name->vectors; ++token.vector)
            replaced.push_back(token);
        text.words.push_back(word);
        i += name->ids.size();
    }
    text.tokens = std::move(replaced);
}

TokenizedPrompt ClipPromptReader::read_plain(std::string_view prompt) const {
    Text text = read_text(prompt);
    TokenizedPrompt out;
    out.text_tokens = static_cast<int>(text.tokens.size());
    out.text_limit = frame_.length - 2;
    if (out.truncated()) text.tokens.resize(static_cast<std::size_t>(out.text_limit));
    PromptChunker chunker(frame_);
    for (const PromptToken& token : text.tokens) chunker.add(token);
    out.tokens = chunker.finish();
    list_words(out, text.words);
    return out;
}

TokenizedPrompt ClipPromptReader::read_weighted(std::string_view prompt) const {
    PromptChunker chunker(frame_);
    std::vector<PromptWord> words;
    for (const PromptSpan& span : parse_weighted_prompt(prompt).spans) {
        if (span.breaks) {
            chunker.add_break();
            continue;
        }
        Text text = read_text(span.text);
        for (PromptToken& token : text.tokens) {
            move_to_prompt(token, span);
            token.word += static_cast<int>(words.size());
            token.weight = span.weight;
        }
        for (PromptWord& word : text.words) {
            move_to_prompt(word, span);
            words.push_back(std::move(word));
        }
        for (auto token = text.tokens.begin(); token != text.tokens.end();) {
            const auto next = std::find_if_not(token + 1, text.tokens.end(), continues);
            if (token->embedding >= 0)
                chunker.add_together({token, next});
            else
                chunker.add(*token);
            token = next;
        }
    }
    TokenizedPrompt out;
    out.tokens = chunker.finish();
    const int chunks = static_cast<int>(out.tokens.size()) / frame_.length;
    out.text_tokens = chunker.text_tokens();
    out.text_limit = chunks * (frame_.length - 2);
    list_words(out, words);
    return out;
}

}  // namespace seedbed
