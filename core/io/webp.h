// SPDX-License-Identifier: Apache-2.0
// WebP (https://developers.google.com/speed/webp/docs/riff_container) through libwebp.
#pragma once

#include "core/base/image.h"

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace seedbed {

// Width and height in pixels, of an animation too. Throws as decode_webp.
std::pair<int, int> webp_size(std::span<const std::byte> bytes, const std::string& name);

// Decodes a still picture to 8-bit RGB; alpha is dropped. Throws Error{FileFormat} naming `name`:
// truncated, damaged, an animation, too large.
Image decode_webp(std::span<const std::byte> bytes, const std::string& name);

}  // namespace seedbed
