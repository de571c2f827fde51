// SPDX-License-Identifier: Apache-2.0
// Pictures of the three kinds that image programs write, known by their content and never by their
// name.
#pragma once

#include "core/base/image.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>

namespace seedbed {

enum class PictureKind { Png, Jpeg, WebP };

// The kind that the first bytes of a file tell; none: another kind of file.
std::optional<PictureKind> picture_kind(std::span<const std::byte> bytes);
// The same. Throws Error{FileFormat} naming `name` and the three kinds.
PictureKind require_picture_kind(std::span<const std::byte> bytes, const std::string& name);

// Decodes a PNG, JPEG or WebP to 8-bit RGB; alpha is dropped. Throws Error naming the file:
// FileNotFound, PermissionDenied, IoFailure, FileFormat (none of the three, truncated, damaged, a
// side above 16,384 or more than 2^27 pixels).
Image read_picture(const std::filesystem::path& path);

// The picture with its longest side `side` pixels long, by the mean over the area of each pixel; a
// smaller picture as it is. Throws as read_picture; LogicError for a side below 1.
Image thumbnail(const std::filesystem::path& path, int side);

}  // namespace seedbed
