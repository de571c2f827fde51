// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_tokens.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <optional>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace seedbed {
namespace {

// For comparison without regard to case or to how accents are composed.
icu::UnicodeString folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    check(U_SUCCESS(status), "[prompt] ICU has no NFC data");
    icu::UnicodeString result =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    result = nfc->normalize(result.foldCase(), status);
    check(U_SUCCESS(status), "[prompt] NFC failed");
    return result;
}

struct Phrase {
    icu::UnicodeString text;  // folded, without white space at its ends
    int number = 1;           // which match, from 1
};

Phrase parse_phrase(std::string_view phrase) {
    Phrase parsed;
    const std::size_t hash = phrase.rfind('#');
    if (hash != std::string_view::npos && hash > 0) {
        const std::string_view digits = phrase.substr(hash + 1);
        const bool number =
            !digits.empty() && digits.size() < 6 &&
            std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (number) {
            parsed.number = std::stoi(std::string(digits));
            phrase = phrase.substr(0, hash);
        }
    }
    parsed.text = folded(phrase);
    parsed.text.trim();
    return parsed;
}

int skip_space(const icu::UnicodeString& text, int at) {
    while (at < text.length() && u_hasBinaryProperty(text.char32At(at), UCHAR_WHITE_SPACE)) ++at;
    return at;
}

// How many words from `first` on spell the phrase; 0 when they do not. White space in the phrase
// asks for a new word; without it the next word must follow without a gap in the prompt.
int match_words(const TokenizedPrompt& prompt,
                std::size_t first,
                const icu::UnicodeString& phrase) {
    int at = 0;
    for (std::size_t i = first; i < prompt.words.size(); ++i) {
        const int start = skip_space(phrase, at);
        if (i > first && start == at && prompt.words[i - 1].end != prompt.words[i].begin) return 0;
        const icu::UnicodeString word = folded(prompt.words[i].text);
        if (phrase.compare(start, word.length(), word) != 0) return 0;
        at = start + word.length();
        if (at == phrase.length()) return static_cast<int>(i - first) + 1;
    }
    return 0;
}

std::optional<PromptToken::Kind> special_kind(const icu::UnicodeString& phrase) {
    if (phrase == icu::UnicodeString("<start>")) return PromptToken::Kind::Start;
    if (phrase == icu::UnicodeString("<end>")) return PromptToken::Kind::End;
    if (phrase == icu::UnicodeString("<pad>")) return PromptToken::Kind::Padding;
    return std::nullopt;
}

std::vector<int> positions_of(const TokenizedPrompt& prompt, PromptToken::Kind kind) {
    std::vector<int> positions;
    for (std::size_t i = 0; i < prompt.tokens.size(); ++i)
        if (prompt.tokens[i].kind == kind) positions.push_back(static_cast<int>(i));
    return positions;
}

[[noreturn]] void fail_not_found(const TokenizedPrompt& prompt,
                                 std::string_view phrase,
                                 int matches) {
    std::string detail = quote(phrase) + " is not in the prompt";
    if (matches > 0)
        detail += " that often (" + std::to_string(matches) + (matches == 1 ? " time)" : " times)");
    std::string words;
    for (const PromptWord& word : prompt.words) words += (words.empty() ? "" : " ") + word.text;
    detail += words.empty() ? "; it has no words" : "; its words are " + quote(words, 400);
    if (prompt.truncated())
        detail += " (the text encoder takes " + std::to_string(prompt.text_limit) +
                  " tokens, what follows is cut off)";
    throw Error(ErrorCode::InvalidRequest, detail + ".");
}

}  // namespace

std::vector<int> find_phrase(const TokenizedPrompt& prompt, std::string_view phrase) {
    const Phrase wanted = parse_phrase(phrase);
    if (wanted.text.isEmpty())
        throw Error(ErrorCode::InvalidRequest, "A phrase to look for in the prompt is empty.");
    if (wanted.number < 1)
        throw Error(ErrorCode::InvalidRequest,
                    quote(phrase) + ": matches are counted from 1, as in \"cube#2\".");
    if (const auto kind = special_kind(wanted.text)) {
        std::vector<int> positions = positions_of(prompt, *kind);
        if (positions.empty())
            throw Error(
                ErrorCode::InvalidRequest,
                quote(phrase) + (*kind == PromptToken::Kind::Start
                                     ? ": this model's text encoder has no start token."
                                     : ": the prompt fills the text encoder, nothing is padded."));
        return positions;
    }
    int matches = 0;
    for (std::size_t i = 0; i < prompt.words.size(); ++i) {
        const int words = match_words(prompt, i, wanted.text);
        if (words == 0 || ++matches < wanted.number) continue;
        std::vector<int> positions;
        for (int w = 0; w < words; ++w) {
            const auto& tokens = prompt.words[i + w].tokens;
            positions.insert(positions.end(), tokens.begin(), tokens.end());
        }
        return positions;
    }
    fail_not_found(prompt, phrase, matches);
}

}  // namespace seedbed
