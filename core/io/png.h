// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {

// Keyword and text of PNG text chunks in the file's order, both UTF-8.
using PngText = std::vector<std::pair<std::string, std::string>>;

struct PngFile {
    Image image;
    PngText text;
};

// Encodes deterministically. Each text goes before the pixels and stays uncompressed, because many
// readers know no other: tEXt when it is Latin-1, else iTXt. Throws Error{InvalidRequest} for a
// text that is not UTF-8 or holds a zero byte; LogicError for an image whose bytes do not fit its
// size or a bad keyword.
std::string encode_png(const Image& image, const PngText& text = {});

// Encodes and writes atomically; returns the bytes written. Throws as encode_png and write_file.
std::size_t write_png(const std::filesystem::path& path,
                      const Image& image,
                      const PngText& text = {});

// Decodes any PNG to 8-bit RGB (alpha is dropped, 16 bits are rounded) with its tEXt, zTXt and iTXt
// chunks. Throws Error{FileFormat} naming `name`: not a PNG, truncated, a wrong checksum, a side
// above 16,384 or more than 2^27 pixels, texts above 64 MiB unpacked.
PngFile decode_png(std::span<const std::byte> bytes, const std::string& name);
PngFile read_png(const std::filesystem::path& path);

// All but the pixels.
struct PngHeader {
    int width = 0;
    int height = 0;
    PngText text;
    std::string exif;  // the eXIf chunk: a TIFF stream; empty if there is none
};

// Reads without decoding the pixels. Throws as decode_png; the limits on the size do not count.
PngHeader decode_png_header(std::span<const std::byte> bytes, const std::string& name);

// The text chunks alone. Throws as read_png.
PngText read_png_text(const std::filesystem::path& path);

}  // namespace seedbed
