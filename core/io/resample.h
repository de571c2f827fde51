// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"

namespace seedbed {

// Kernels of support 1, 2 (a = -0.5) and 3 source pixels; wider where the picture shrinks.
enum class ResampleFilter { Bilinear, Bicubic, Lanczos };

// The picture in width x height pixels, bit for bit as Pillow's Image.resize gives it (Pillow's
// documentation, "Filters"; its Resample.c): rows first, then columns (the other way round where
// the height shrinks by more than twice as many pixels as the width), each pass in fixed point with
// 22 fractional bits and rounded to 8 bits. What models were trained with and what diffusers feeds
// them. Throws LogicError for an empty size or picture.
Image resample(const Image& image, int width, int height, ResampleFilter filter);

// width x height pixels of the picture from (left, top). Throws LogicError when they are not in it.
Image crop(const Image& image, int left, int top, int width, int height);

}  // namespace seedbed
