// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_text_normalizer.h"

#include "core/base/error.h"

#include <array>
#include <cstdint>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace seedbed {
namespace {

struct Character {
    UChar32 code = 0;
    TextRange source;
};

// NFC by the tables of Unicode 9, as the tokenizers library has it: younger marks neither compose
// nor move.
const icu::Normalizer2& nfc() {
    static const auto normalizer = [] {
        UErrorCode status = U_ZERO_ERROR;
        static const icu::UnicodeSet known(u"[:age=9.0:]", status);
        const icu::Normalizer2* current = icu::Normalizer2::getNFCInstance(status);
        check(U_SUCCESS(status), "[clip] ICU has no NFC data");
        return icu::FilteredNormalizer2(*current, known);
    }();
    return normalizer;
}

std::vector<Character> decode(std::string_view text, int offset) {
    std::vector<Character> characters;
    characters.reserve(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(bytes, i, length, code);
        characters.push_back({code, {begin + offset, i + offset}});
    }
    return characters;
}

// A stretch that composes with nothing outside itself: each of its results stands for all of it,
// unless it is in normal form already.
void compose(const Character* begin, const Character* end, std::vector<Character>& out) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString stretch;
    for (const Character* c = begin; c != end; ++c) stretch.append(c->code);
    const icu::UnicodeString composed = nfc().normalize(stretch, status);
    check(U_SUCCESS(status), "[clip] NFC failed");
    if (composed == stretch) {
        out.insert(out.end(), begin, end);
        return;
    }
    const TextRange source{begin->source.begin, (end - 1)->source.end};
    for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1))
        out.push_back({composed.char32At(i), source});
}

std::vector<Character> to_nfc(const std::vector<Character>& in) {
    std::vector<Character> out;
    out.reserve(in.size());
    for (std::size_t begin = 0; begin < in.size();) {
        std::size_t end = begin + 1;
        while (end < in.size() && !nfc().hasBoundaryBefore(in[end].code)) ++end;
        if (end == begin + 1 &&
            in[begin].code < 0x300)  // already in normal form, all of Latin-1 included
            out.push_back(in[begin]);
        else
            compose(in.data() + begin, in.data() + end, out);
        begin = end;
    }
    return out;
}

void append(NormalizedText& out, UChar32 code, TextRange source) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, code);
    out.text.append(bytes.data(), length);
    out.source.insert(out.source.end(), length, source);
}

void append_lower(NormalizedText& out, UChar32 code, TextRange source) {
    if (code == 0x130) {  // the one character whose lower case is two (SpecialCasing.txt): i and a
                          // dot above
        append(out, 'i', source);
        append(out, 0x307, source);
        return;
    }
    append(out, u_tolower(code), source);
}

bool is_letter(UChar32 code) {
    return (U_GET_GC_MASK(code) & U_GC_L_MASK) != 0;
}
bool is_number(UChar32 code) {
    return (U_GET_GC_MASK(code) & U_GC_N_MASK) != 0;
}
bool is_space(UChar32 code) {
    return u_hasBinaryProperty(code, UCHAR_WHITE_SPACE) != 0;
}
bool is_other(UChar32 code) {
    return !is_letter(code) && !is_number(code) && !is_space(code);
}

// The end of the run of characters of one kind that starts at `i`.
std::int32_t run_end(std::string_view text, std::int32_t i, bool (*kind)(UChar32)) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    while (i < length) {
        std::int32_t next = i;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(bytes, next, length, code);
        if (!kind(code)) break;
        i = next;
    }
    return i;
}

// A spelled-out special token that the tokenizer did not match as one (it stood in capitals, say)
// is cut off what follows, but then falls apart into brackets and name.
constexpr std::array<std::string_view, 2> kSpelledOut = {"<|startoftext|>", "<|endoftext|>"};
constexpr std::array<std::string_view, 7> kContractions = {
    "'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};

bool take_spelled_out(std::string_view text, std::int32_t& i, std::vector<TextRange>& words) {
    for (const std::string_view token : kSpelledOut) {
        if (text.substr(i, token.size()) != token) continue;
        const auto end = i + static_cast<std::int32_t>(token.size());
        words.insert(words.end(), {{i, i + 2}, {i + 2, end - 2}, {end - 2, end}});
        i = end;
        return true;
    }
    return false;
}

bool take_contraction(std::string_view text, std::int32_t& i, std::vector<TextRange>& words) {
    for (const std::string_view contraction : kContractions) {
        if (text.substr(i, contraction.size()) != contraction) continue;
        const auto end = i + static_cast<std::int32_t>(contraction.size());
        words.push_back({i, end});
        i = end;
        return true;
    }
    return false;
}

}  // namespace

TextRange NormalizedText::source_of(TextRange range) const {
    check(range.begin < range.end, "[clip] an empty range has no source");
    return {source[range.begin].begin, source[range.end - 1].end};
}

std::string NormalizedText::characters(TextRange range) const {
    const auto inside = [&](int i) {
        return i > 0 && i < static_cast<int>(text.size()) &&
               U8_IS_TRAIL(static_cast<std::uint8_t>(text[i]));
    };
    while (inside(range.begin)) --range.begin;
    while (inside(range.end)) ++range.end;
    return text.substr(range.begin, range.end - range.begin);
}

NormalizedText normalize_clip_text(std::string_view text, int offset) {
    NormalizedText out;
    out.text.reserve(text.size());
    out.source.reserve(text.size());
    bool in_space = false;
    for (const Character& c : to_nfc(decode(text, offset))) {
        const bool space = is_space(c.code);
        if (space && in_space)
            out.source.back().end = c.source.end;
        else if (space)
            append(out, ' ', c.source);
        else
            append_lower(out, c.code, c.source);
        in_space = space;
    }
    return out;
}

std::vector<TextRange> split_clip_words(std::string_view normalized) {
    std::vector<TextRange> words;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(normalized.data());
    const auto length = static_cast<std::int32_t>(normalized.size());
    for (std::int32_t i = 0; i < length;) {
        if (take_spelled_out(normalized, i, words) || take_contraction(normalized, i, words))
            continue;
        std::int32_t end = i;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(bytes, end, length, code);
        if (is_letter(code))
            end = run_end(normalized, end, is_letter);
        else if (is_other(code))
            end = run_end(normalized, end, is_other);
        if (!is_space(code)) words.push_back({i, end});
        i = end;
    }
    return words;
}

}  // namespace seedbed
