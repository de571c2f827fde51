// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"

namespace seedbed {

// The picture in width x height pixels, each the mean of the area that it covers. Throws LogicError
// for a size that is empty or larger than the picture.
Image downscale(const Image& image, int width, int height);

// The picture with its longest side at most `side` pixels long; one that fits is returned as it is.
Image fit_inside(Image image, int side);

}  // namespace seedbed
