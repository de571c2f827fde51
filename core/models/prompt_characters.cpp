// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_characters.h"

#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace seedbed {
namespace {

bool is_space(UChar32 code) {
    return u_isUWhiteSpace(code) != 0 || (code >= 0x1C && code <= 0x1F);
}

bool is_word(UChar32 code) {
    return u_isalnum(code) != 0 || code == '_';
}

// The end of the characters of one kind from `at` on.
std::size_t skip(std::string_view text, std::size_t at, bool (*kind)(UChar32)) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    auto end = static_cast<std::int32_t>(at);
    while (end < length) {
        std::int32_t next = end;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(bytes, next, length, code);
        if (!kind(code)) break;
        end = next;
    }
    return static_cast<std::size_t>(end);
}

// The character before `at`, and where it begins.
UChar32 before(std::string_view text, std::int32_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 code = 0;
    U8_PREV_OR_FFFD(bytes, 0, at, code);
    return code;
}

}  // namespace

std::size_t skip_space(std::string_view text, std::size_t at) {
    return skip(text, at, is_space);
}

std::size_t skip_space_back(std::string_view text, std::size_t at) {
    auto begin = static_cast<std::int32_t>(at);
    while (begin > 0) {
        std::int32_t previous = begin;
        if (!is_space(before(text, previous))) break;
        begin = previous;
    }
    return static_cast<std::size_t>(begin);
}

std::size_t skip_word(std::string_view text, std::size_t at) {
    return skip(text, at, is_word);
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    for (std::size_t at = text.find(word, from); at != text.npos; at = text.find(word, at + 1)) {
        auto begin = static_cast<std::int32_t>(at);
        const bool starts = begin == 0 || !is_word(before(text, begin));
        const std::size_t end = at + word.size();
        if (starts && skip_word(text, end) == end) return at;
    }
    return text.npos;
}

}  // namespace seedbed
