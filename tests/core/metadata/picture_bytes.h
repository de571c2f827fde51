// SPDX-License-Identifier: Apache-2.0
// Pictures with texts inside, built as other programs build them.
#pragma once

#include "core/metadata/read_settings.h"

#include <QByteArray>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {

// A small picture with every value in it.
Image gradient_image(int width, int height);

// PNG with the texts in uncompressed chunks, as PIL writes them.
QByteArray png_with(const PictureText& text, int width = 16, int height = 8);
// The texts as zTXt and compressed iTXt.
QByteArray png_with_compressed(const PictureText& text);

// Values of EXIF, by Exiv2's keys ("Exif.Photo.UserComment"), as raw bytes or ASCII.
struct ExifText {
    std::string key;
    std::string bytes;
    bool ascii = false;
};
struct Embedded {
    std::vector<ExifText> exif;
    std::string xmp;
    std::string comment;  // JPEG alone
};
QByteArray jpeg_with(const Embedded& embedded, int width = 16, int height = 8);
QByteArray webp_with(const Embedded& embedded, int width = 16, int height = 8);

// Writes the bytes to a file and reads it.
PictureFile read_back(const QByteArray& bytes);
// The same; its settings, which must be there.
PictureSettings settings_in(const QByteArray& bytes);

// The value of a name in PictureSettings::other; empty if absent.
std::string other_of(const PictureSettings& settings, const std::string& name);

// An EXIF comment as piexif writes it: "UNICODE" and UTF-16, big-endian unless told.
std::string unicode_comment(const QString& text, bool little_endian = false);

}  // namespace seedbed
