// SPDX-License-Identifier: Apache-2.0
// Judgements as XMP (ISO 16684-1), which Lightroom, darktable and digiKam read too: xmp:Rating
// (-1 = rejected, 1..5), dc:subject (tags), dc:description (note), xmp:Label "Pick"; what these
// cannot say under the namespace seedbed: (flag, favourite, rating of a reject). Windows' and
// digiKam's own ratings, picks and tag paths are read as well.
#pragma once

#include "core/metadata/judgement.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace seedbed {

std::string to_xmp(const Judgement& judgement);
// Throws Error{FileFormat} naming `source` for what is not XMP.
Judgement from_xmp(std::string_view packet, const std::string& source);

// "00012-42.png" -> "00012-42.png.xmp", where darktable and digiKam look.
std::filesystem::path sidecar_of(const std::filesystem::path& picture);

// What others or we said of a picture: its sidecar ("a.png.xmp", else Adobe's "a.xmp"), else XMP
// inside the file; none = nothing there.
// Throws Error as read_picture_file and from_xmp.
std::optional<Judgement> read_judgement(const std::filesystem::path& picture);
// Writes the sidecar atomically. What other programs keep in it stays; a sidecar that would hold
// nothing is removed. Throws Error{DiskFull, PermissionDenied, IoFailure}; FileFormat where a
// damaged sidecar is in the way.
void write_judgement(const std::filesystem::path& picture, const Judgement& judgement);

}  // namespace seedbed
