// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/picture_file.h"
#include "core/metadata/picture_settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {

// The texts inside a picture file, by key. PNG: its text chunks. JPEG and WebP, and PNGs with EXIF:
// "UserComment" (EXIF 0x9286), "ImageDescription", "Software", "Make", "Model", "MakerNote",
// "comment" (JPEG COM), "xmp" (the packet).
using PictureText = std::vector<std::pair<std::string, std::string>>;

struct PictureFile {
    PictureKind kind = PictureKind::Png;
    int width = 0;  // pixels of the file
    int height = 0;
    PictureText text;
    // None: nothing in it tells how it was made. Only problems: something did, but is unreadable.
    std::optional<PictureSettings> settings;
    std::string as_written;  // the text the settings came from, for a person to see
    // Of Seedbed's pictures: names all that decides the content (core/engine/recipe_key.h).
    std::string recipe_key = {};
};

// Reads all but the pixels of a PNG, JPEG or WebP, known by its content. Throws Error naming the
// file: FileNotFound, PermissionDenied, FileFormat (none of the three, truncated, texts above 64
// MiB). What is wrong with the settings alone stands in PictureSettings::problems.
PictureFile read_picture_file(const std::filesystem::path& path);

// The settings in a file's texts, by the rules of the program that wrote them; JSON is sniffed
// before AUTOMATIC1111's text. Never throws for what a file may hold.
std::optional<PictureSettings> settings_of(const PictureText& text);

}  // namespace seedbed
