// SPDX-License-Identifier: Apache-2.0
// JPEG (ITU-T T.81) through TurboJPEG.
#pragma once

#include "core/base/image.h"

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace seedbed {

// Width and height in pixels. Throws as decode_jpeg.
std::pair<int, int> jpeg_size(std::span<const std::byte> bytes, const std::string& name);

// Decodes to 8-bit RGB. With `side` above 0, in the smallest of the format's own scales (n/8) whose
// longest side is at least that: a thumbnail in a fraction of the time. Throws Error{FileFormat}
// naming `name`: truncated, damaged, of a kind that has no RGB (CMYK), too large.
Image decode_jpeg(std::span<const std::byte> bytes, const std::string& name, int side = 0);

}  // namespace seedbed
