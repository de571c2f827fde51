// SPDX-License-Identifier: Apache-2.0
#include "core/models/t5_normalizer.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <array>
#include <cstring>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/edits.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace seedbed {
namespace {

constexpr std::size_t kWholeBelow = 6;  // bytes of a user-perceived character

void append(NormalizedText& out, std::string_view text, TextRange source) {
    out.text += text;
    out.source.insert(out.source.end(), text.size(), source);
}

// The ends of the user-perceived characters of `text`, or of its code points.
std::vector<int> character_ends(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    check(U_SUCCESS(status), "[t5] ICU has no rules for user-perceived characters");
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
    breaks->setText(&view, status);
    check(U_SUCCESS(status), "[t5] ICU cannot read UTF-8");
    std::vector<int> ends;
    breaks->first();
    for (auto end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next())
        ends.push_back(end);
    utext_close(&view);
    return ends;
}

int code_point_end(std::string_view text, int at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    U8_FWD_1(bytes, at, length);
    return at;
}

// A unit of Darts-clone's double array.
struct Unit {
    std::uint32_t bits;
    bool has_value() const { return (bits >> 8 & 1) != 0; }
    std::uint32_t value() const { return bits & 0x7fffffffU; }
    std::uint32_t label() const { return bits & 0x800000ffU; }
    std::uint32_t offset() const { return (bits >> 10) << ((bits & 0x200U) >> 6); }
};

}  // namespace

NormalizedText text_as_typed(std::string_view text) {
    NormalizedText out;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(bytes, i, length, code);
        std::array<char, U8_MAX_LENGTH> spelled{};
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(spelled.data(), size, code);
        append(out, {spelled.data(), static_cast<std::size_t>(size)}, {begin, i});
    }
    return out;
}

NormalizedText text_in_lower_case(std::string_view text) {
    const NormalizedText typed = text_as_typed(text);
    NormalizedText out;
    icu::Edits edits;
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out.text);
    icu::CaseMap::utf8ToLower("", 0, typed.text, sink, &edits, status);
    check(U_SUCCESS(status), "[t5] ICU cannot change the case of a text");
    auto edit = edits.getFineIterator();
    while (edit.next(status)) {
        const int begin = edit.sourceIndex();
        for (int i = 0; i < edit.newLength(); ++i)
            out.source.push_back(edit.hasChange()
                                     ? typed.source_of({begin, begin + edit.oldLength()})
                                     : typed.source[begin + i]);
    }
    return out;
}

// Layout: the size of the double array in bytes, the array, the replacements; little-endian.
T5Normalizer::T5Normalizer(std::string_view map, const std::string& source) {
    if (map.empty()) return;
    std::uint32_t bytes = 0;
    if (map.size() >= sizeof(bytes)) std::memcpy(&bytes, map.data(), sizeof(bytes));
    if (bytes == 0 || bytes % sizeof(std::uint32_t) != 0 || bytes > map.size() - sizeof(bytes))
        throw Error(ErrorCode::FileFormat,
                    source +
                        ": the table of characters to replace (\"precompiled_charsmap\") is "
                        "damaged; download the file again.");
    trie_.resize(bytes / sizeof(std::uint32_t));
    std::memcpy(trie_.data(), map.data() + sizeof(bytes), bytes);
    replacements_ = map.substr(sizeof(bytes) + bytes);
    if (!is_utf8(replacements_))
        throw Error(ErrorCode::FileFormat,
                    source +
                        ": the table of characters to replace (\"precompiled_charsmap\") does "
                        "not hold UTF-8; download the file again.");
}

bool T5Normalizer::replace(std::string_view text, std::string_view& with) const {
    if (trie_.empty()) return false;
    std::size_t node = Unit{trie_[0]}.offset();
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        node ^= byte;
        if (byte == 0 || node >= trie_.size() || Unit{trie_[node]}.label() != byte) return false;
        const Unit unit{trie_[node]};
        node ^= unit.offset();
        if (!unit.has_value()) continue;
        if (node >= trie_.size()) return false;
        const std::size_t begin = Unit{trie_[node]}.value();
        if (begin > replacements_.size()) return false;
        const std::size_t end = replacements_.find('\0', begin);
        with = std::string_view(replacements_).substr(begin, end - begin);
        return true;
    }
    return false;
}

NormalizedText T5Normalizer::normalize(std::string_view text, int offset) const {
    NormalizedText out;
    int begin = 0;
    for (const int end : character_ends(text)) {
        const std::string_view whole = text.substr(begin, end - begin);
        std::string_view with;
        if (whole.size() < kWholeBelow && replace(whole, with)) {
            append(out, with, {begin + offset, end + offset});
            begin = end;
        }
        while (begin < end) {
            const int next = code_point_end(text, begin);
            const std::string_view point = text.substr(begin, next - begin);
            append(out, replace(point, with) ? with : point, {begin + offset, next + offset});
            begin = next;
        }
    }
    return out;
}

}  // namespace seedbed
