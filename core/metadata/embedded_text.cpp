// SPDX-License-Identifier: Apache-2.0
// JPEG: ITU-T T.81, EXIF 2.3, XMP part 3; WebP: the RIFF container. The segments are found here,
// not by Exiv2, which would follow XMP inside of them without limits (see XmpPacket).
#include "core/metadata/embedded_text.h"

#include "core/base/utf8.h"
#include "core/metadata/exiv2_setup.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exiv2/exif.hpp>
#include <exiv2/value.hpp>
#include <utility>

namespace seedbed {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxExif = std::size_t{16} << 20;

struct Segments {
    std::string_view exif;  // a TIFF stream
    std::string_view xmp;
    std::string_view comment;
};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

// What follows `prefix`, if the segment begins with it.
bool take(std::string_view segment, std::string_view prefix, std::string_view& target) {
    if (!segment.starts_with(prefix)) return false;
    if (target.empty()) target = segment.substr(prefix.size());
    return true;
}

Segments jpeg_segments(std::string_view bytes) {
    Segments segments;
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && byte_at(bytes, at) == 0xFF) {
        const auto marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {  // fill bytes may stand before a marker
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {  // no length
            at += 2;
            continue;
        }
        if (marker == 0xDA || marker == 0xD9) break;  // the pixels; the end
        const std::size_t length =
            std::size_t{byte_at(bytes, at + 2)} << 8 | byte_at(bytes, at + 3);
        if (length < 2 || length > bytes.size() - at - 2) break;
        const auto segment = bytes.substr(at + 4, length - 2);
        if (marker == 0xE1 && !take(segment, "Exif\0\0"sv, segments.exif))
            take(segment, "http://ns.adobe.com/xap/1.0/\0"sv, segments.xmp);
        if (marker == 0xFE) take(segment, ""sv, segments.comment);
        at += 2 + length;
    }
    return segments;
}

Segments webp_segments(std::string_view bytes) {
    Segments segments;
    std::size_t at = 12;
    while (at + 8 <= bytes.size()) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size |= std::size_t{byte_at(bytes, at + 4 + i)} << (8 * i);
        if (size > bytes.size() - at - 8) break;
        const auto name = bytes.substr(at, 4);
        const auto data = bytes.substr(at + 8, size);
        if (name == "EXIF" && !take(data, "Exif\0\0"sv, segments.exif))
            take(data, ""sv, segments.exif);
        if (name == "XMP ") take(data, ""sv, segments.xmp);
        at += 8 + size + size % 2;
    }
    return segments;
}

void append_utf8(std::string& text, std::uint32_t code) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (code >> shift & 0x3F)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | code >> 6);
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | code >> 12);
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | code >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string from_utf16(std::string_view bytes, bool little_endian) {
    const auto unit = [&](std::size_t i) {
        const std::uint32_t first = byte_at(bytes, 2 * i), second = byte_at(bytes, 2 * i + 1);
        return little_endian ? second << 8 | first : first << 8 | second;
    };
    constexpr std::uint32_t kReplacement = 0xFFFD;
    std::string text;
    for (std::size_t i = 0; i < bytes.size() / 2; ++i) {
        auto code = unit(i);
        const bool high = code >= 0xD800 && code < 0xDC00;
        if (high && i + 1 < bytes.size() / 2 && unit(i + 1) >= 0xDC00 && unit(i + 1) < 0xE000)
            code = 0x10000 + ((code - 0xD800) << 10 | (unit(++i) - 0xDC00));
        else if (code >= 0xD800 && code < 0xE000)
            code = kReplacement;
        append_utf8(text, code);
    }
    return text;
}

// UTF-8 as it is, else as Latin-1; without the zeros that end it.
std::string from_bytes(std::string_view bytes) {
    while (!bytes.empty() && bytes.back() == '\0') bytes.remove_suffix(1);
    if (is_utf8(bytes)) return std::string(bytes);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) append_utf8(text, byte_at(bytes, i));
    return text;
}

// UTF-8 as a text has it: UTF-16 without any Western letter may look like it by its bytes, but then
// has control characters among them as a rule.
bool is_plain_utf8(std::string_view bytes) {
    const auto control = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
    };
    return is_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), control);
}

// Programs write either order, whatever the order of the file: the zeros of Western letters tell.
std::string from_unicode(std::string_view bytes, bool little_endian) {
    if (bytes.starts_with("\xFF\xFE"sv)) return from_utf16(bytes.substr(2), true);
    if (bytes.starts_with("\xFE\xFF"sv)) return from_utf16(bytes.substr(2), false);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (bytes[i] == '\0') ++zeros[i % 2];
    if (zeros[0] + zeros[1] == 0 && is_plain_utf8(bytes)) return std::string(bytes);
    if (zeros[0] != zeros[1]) little_endian = zeros[1] > zeros[0];
    auto text = from_utf16(bytes, little_endian);
    while (!text.empty() && text.back() == '\0') text.pop_back();
    return text;
}

std::string raw_bytes(const Exiv2::Value& value, Exiv2::ByteOrder order) {
    // In its own order a comment is copied as it stands.
    if (const auto* comment = dynamic_cast<const Exiv2::CommentValue*>(&value))
        order = comment->byteOrder_;
    std::string bytes(static_cast<std::size_t>(value.size()), '\0');
    const auto size = value.copy(reinterpret_cast<Exiv2::byte*>(bytes.data()), order);
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

struct Tag {
    std::uint16_t number;
    const char* key;
};
constexpr std::array<Tag, 6> kTags{{{0x9286, "UserComment"},
                                    {0x010E, "ImageDescription"},
                                    {0x0131, "Software"},
                                    {0x010F, "Make"},
                                    {0x0110, "Model"},
                                    {0x927C, "MakerNote"}}};

// "Image" is the first directory, where some programs put what belongs into "Photo".
const char* key_of(const Exiv2::Exifdatum& datum) {
    const auto group = datum.groupName();
    if (group != "Image" && group != "Photo") return nullptr;
    for (const auto& [number, key] : kTags)
        if (datum.tag() == number) return key;
    return nullptr;
}

}  // namespace

std::string decode_user_comment(std::string_view bytes, bool little_endian) {
    if (bytes.starts_with("UNICODE\0"sv)) return from_unicode(bytes.substr(8), little_endian);
    if (bytes.starts_with("ASCII\0\0\0"sv) || bytes.starts_with("\0\0\0\0\0\0\0\0"sv))
        return from_bytes(bytes.substr(8));
    return from_bytes(bytes);
}

PictureText exif_text(std::span<const std::byte> tiff, std::vector<std::string>& problems) {
    PictureText text;
    if (tiff.empty()) return text;
    if (tiff.size() > kMaxExif) {
        problems.push_back("The EXIF of the picture has " + std::to_string(tiff.size()) +
                           " bytes, more than the 16777216 that are read.");
        return text;
    }
    setup_exiv2();
    try {
        Exiv2::ExifData data;
        const auto order =
            Exiv2::ExifParser::decode(data,
                                      reinterpret_cast<const Exiv2::byte*>(tiff.data()),
                                      static_cast<std::uint32_t>(tiff.size()));
        for (const auto& datum : data) {
            const auto* key = key_of(datum);
            if (!key || datum.size() <= 0) continue;
            const auto bytes = raw_bytes(datum.value(), order);
            text.emplace_back(key,
                              key == "UserComment"sv
                                  ? decode_user_comment(bytes, order == Exiv2::littleEndian)
                                  : from_bytes(bytes));
        }
    } catch (const std::exception& error) {
        const auto why = quote(error.what());
        problems.push_back("The EXIF of the picture is damaged (" + why.substr(1, why.size() - 2) +
                           ").");
    }
    return text;
}

PictureText embedded_text(std::span<const std::byte> bytes,
                          PictureKind kind,
                          std::vector<std::string>& problems) {
    const std::string_view view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto segments = kind == PictureKind::Jpeg ? jpeg_segments(view) : webp_segments(view);
    auto text = exif_text(std::as_bytes(std::span(segments.exif)), problems);
    if (!segments.comment.empty()) text.emplace_back("comment", from_bytes(segments.comment));
    if (!segments.xmp.empty()) text.emplace_back("xmp", from_bytes(segments.xmp));
    return text;
}

}  // namespace seedbed
