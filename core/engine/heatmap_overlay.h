// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"

#include <span>

namespace seedbed {

// A picture with an attention map [height * width] over it: scaled so that its largest value is 1,
// enlarged smoothly, coloured from black over red to yellow (inferno). Throws LogicError for a map
// of another size.
Image overlay_heatmap(
    const Image& picture, std::span<const float> map, int height, int width, double opacity = 0.6);

}  // namespace seedbed
