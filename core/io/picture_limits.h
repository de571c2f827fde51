// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace seedbed {

// The largest picture that any decoder here takes, so that a small file cannot ask for all memory.
inline constexpr std::uint32_t kMaxPictureSide = 16'384;
inline constexpr std::uint64_t kMaxPicturePixels = std::uint64_t{1} << 27;

}  // namespace seedbed
