// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/picture_file.h"
#include "core/metadata/read_settings.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// The texts of a JPEG or WebP: EXIF (as exif_text), the JPEG comment, the XMP packet. Segments that
// are cut short are left out.
PictureText embedded_text(std::span<const std::byte> bytes,
                          PictureKind kind,
                          std::vector<std::string>& problems);

// The texts of a TIFF stream (EXIF 2.3) under the keys that PictureText names, "MakerNote" too
// where it is text. What is damaged adds a sentence to `problems`.
PictureText exif_text(std::span<const std::byte> tiff, std::vector<std::string>& problems);

// An EXIF comment: eight bytes that name the character set, then the text, as programs write it:
// "UNICODE" is UTF-16 of either order, or UTF-8. Without a known name all of it is the text.
std::string decode_user_comment(std::string_view bytes, bool little_endian);

}  // namespace seedbed
