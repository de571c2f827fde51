// SPDX-License-Identifier: Apache-2.0
// A PNG is a signature and chunks: u32 big-endian length, four letters, data, CRC-32 of letters and
// data. https://www.w3.org/TR/png-3/#5DataRep
#include "core/io/png_insert.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <cstdint>
#include <string_view>
#include <zlib.h>

namespace seedbed {
namespace {

constexpr std::string_view kSignature("\x89PNG\r\n\x1A\n", 8);
constexpr std::size_t kAroundData = 12;  // length, letters, CRC

std::uint32_t read_u32(std::string_view bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::string u32(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
}

std::string chunk(const std::string& letters, const std::string& data) {
    const auto body = letters + data;
    const auto crc = ::crc32_z(0, reinterpret_cast<const unsigned char*>(body.data()), body.size());
    return u32(static_cast<std::uint32_t>(data.size())) + body +
           u32(static_cast<std::uint32_t>(crc));
}

// Keyword, 0, flags 0 0 (uncompressed), no language 0, no translated keyword 0, text.
std::string international_text(const std::string& keyword, const std::string& text) {
    return chunk("iTXt", keyword + std::string(5, '\0') + text);
}

bool is_text_of(std::string_view letters, std::string_view data, const std::string& keyword) {
    if (letters != "tEXt" && letters != "zTXt" && letters != "iTXt") return false;
    return data.starts_with(keyword) && data.size() > keyword.size() &&
           data[keyword.size()] == '\0';
}

[[noreturn]] void fail(const std::string& name, const char* what) {
    throw Error(ErrorCode::FileFormat, quote(name, 4096) + " " + what + "; get it again.");
}

}  // namespace

std::string insert_png_text(std::span<const std::byte> png,
                            const std::string& keyword,
                            const std::string& text,
                            const std::string& name) {
    check(!keyword.empty() && keyword.size() < 80 && keyword.find('\0') == keyword.npos,
          "[insert_png_text] a keyword has 1 to 79 bytes");
    check(is_utf8(text) && text.find('\0') == text.npos, "[insert_png_text] the text is UTF-8");
    const std::string_view bytes(reinterpret_cast<const char*>(png.data()), png.size());
    if (!bytes.starts_with(kSignature)) fail(name, "is not a PNG");
    std::string result(kSignature);
    result.reserve(bytes.size() + text.size() + 100);
    bool inserted = false;
    for (std::size_t at = kSignature.size(); at < bytes.size();) {
        if (bytes.size() - at < kAroundData) fail(name, "is cut short");
        const std::size_t length = read_u32(bytes.substr(at));
        if (length > bytes.size() - at - kAroundData) fail(name, "is cut short");
        const auto letters = bytes.substr(at + 4, 4);
        if (letters == "IDAT" && !inserted) {
            result += international_text(keyword, text);
            inserted = true;
        }
        if (!is_text_of(letters, bytes.substr(at + 8, length), keyword))
            result += bytes.substr(at, length + kAroundData);
        at += length + kAroundData;
    }
    if (!inserted) fail(name, "is a PNG without pixels");
    return result;
}

}  // namespace seedbed
