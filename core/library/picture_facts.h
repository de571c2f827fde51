// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/picture_row.h"

#include <filesystem>
#include <optional>
#include <string>

namespace seedbed {

// What the index keeps of a picture, read from its files.
struct PictureFacts {
    PictureRow row;  // without id
    // The sidecar is there but broken: the judgement is empty.
    std::optional<std::string> sidecar_problem;
};

// Looks at a picture and its sidecar. With `settings` the picture's content is not read, unless
// they lack its size; without `recipe` it is the one that Seedbed wrote into the file. Throws Error
// as read_picture_file.
PictureFacts facts_of(const std::filesystem::path& picture,
                      const std::optional<PictureSettings>& settings = {},
                      const std::string& recipe = {});

// Whether there is something of that name; false where it cannot be told.
bool file_exists(const std::filesystem::path& path);
// When the file was last written, in ms since 1970.
std::int64_t written_ms(const std::filesystem::path& file);
// Gives `to` the time of `from`. Throws Error as throw_write_error.
void copy_time(const std::filesystem::path& from, const std::filesystem::path& to);
// Whether a name is that of a picture: not hidden, .png, .jpg, .jpeg or .webp in any case.
bool is_picture_name(const std::filesystem::path& file);
// A name that a program has taken for a picture to come, or that a killed one left: an empty file.
bool is_claimed_name(const std::filesystem::path& file);

}  // namespace seedbed
