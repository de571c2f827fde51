// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <algorithm>
#include <cstdio>

namespace seedbed {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

bool within(unsigned char byte, unsigned char low, unsigned char high) {
    return byte >= low && byte <= high;
}

bool continuations(std::string_view text, std::size_t from, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (!within(byte_at(text, from + i), 0x80, 0xBF)) return false;
    return true;
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return 0;
    const auto lead = byte_at(text, offset);
    const auto second = byte_at(text, offset + 1);
    if (lead < 0x80) return 1;
    if (within(lead, 0xC2, 0xDF)) return continuations(text, offset + 1, 1) ? 2 : 0;
    if (within(lead, 0xE0, 0xEF)) {
        const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
        return within(second, low, high) && continuations(text, offset + 2, 1) ? 3 : 0;
    }
    if (within(lead, 0xF0, 0xF4)) {
        const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
        return within(second, low, high) && continuations(text, offset + 2, 2) ? 4 : 0;
    }
    return 0;
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto length = utf8_length(text, i);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

std::string quote(std::string_view text, std::size_t limit) {
    std::string result = "\"";
    std::size_t i = 0;
    while (i < text.size()) {
        const auto length = utf8_length(text, i);
        if (i + std::max<std::size_t>(length, 1) > limit) break;
        const auto byte = byte_at(text, i);
        if (length == 0 || byte < 0x20 || byte == 0x7F) {
            char escape[5];
            std::snprintf(escape, sizeof escape, "\\x%02X", static_cast<unsigned>(byte));
            result += escape;
            ++i;
        } else {
            result += text.substr(i, length);
            i += length;
        }
    }
    return result + (i < text.size() ? "…\"" : "\"");
}

std::string quote_path(const std::filesystem::path& path) {
    return quote(path.string(), 1000);
}

}  // namespace seedbed
