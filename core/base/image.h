// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace seedbed {

// An 8-bit sRGB picture, rows top to bottom, tightly packed, three bytes a pixel.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;  // height * width * 3

    bool operator==(const Image&) const = default;
};

// Pictures travel between threads as immutable shared values.
using ImagePtr = std::shared_ptr<const Image>;

}  // namespace seedbed
