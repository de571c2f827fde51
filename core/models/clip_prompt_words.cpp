// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_prompt_words.h"

#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace seedbed {
namespace {

enum class Kind { Space, Letter, Digit, Mark, Apostrophe, Underscore, Point, Other };

struct Character {
    Kind kind;
    TextRange range;
};

Kind kind_of(UChar32 code) {
    if (u_hasBinaryProperty(code, UCHAR_WHITE_SPACE)) return Kind::Space;
    const auto category = U_GET_GC_MASK(code);
    if (category & U_GC_L_MASK) return Kind::Letter;
    if (category & U_GC_N_MASK) return Kind::Digit;
    if (category & U_GC_M_MASK) return Kind::Mark;
    if (code == '\'' || code == 0x2019) return Kind::Apostrophe;
    if (code == '_') return Kind::Underscore;
    if (code == '.' || code == ',') return Kind::Point;
    return Kind::Other;
}

std::vector<Character> classify(std::string_view prompt) {
    std::vector<Character> characters;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(prompt.data());
    const auto length = static_cast<std::int32_t>(prompt.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(bytes, i, length, code);
        characters.push_back({kind_of(code), {begin, i}});
    }
    return characters;
}

bool is_word(Kind kind) {
    return kind == Kind::Letter || kind == Kind::Digit;
}

// Whether `joiner` holds a word together between these two.
bool joins(Kind before, Kind joiner, Kind after) {
    switch (joiner) {
        case Kind::Apostrophe:
            return before == Kind::Letter && after == Kind::Letter;
        case Kind::Underscore:
            return is_word(before) && is_word(after);
        case Kind::Point:
            return before == Kind::Digit && after == Kind::Digit;
        default:
            return false;
    }
}

}  // namespace

std::vector<TextRange> split_prompt_words(std::string_view prompt) {
    const std::vector<Character> characters = classify(prompt);
    std::vector<TextRange> words;
    Kind run =
        Kind::Space;  // Letter inside a word, Other inside a run of punctuation, Space between
    Kind last =
        Kind::Space;  // the last character that is no mark: a mark belongs to what it stands on
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const auto [kind, range] = characters[i];
        const Kind next = i + 1 < characters.size() ? characters[i + 1].kind : Kind::Space;
        const bool stays = kind == Kind::Mark && run != Kind::Space;
        const bool word =
            is_word(kind) || kind == Kind::Mark || (run == Kind::Letter && joins(last, kind, next));
        const Kind now = kind == Kind::Space ? Kind::Space
                         : stays             ? run
                         : word              ? Kind::Letter
                                             : Kind::Other;
        if (now != Kind::Space && now == run)
            words.back().end = range.end;
        else if (now != Kind::Space)
            words.push_back(range);
        run = now;
        if (kind != Kind::Mark) last = kind;
    }
    return words;
}

}  // namespace seedbed
