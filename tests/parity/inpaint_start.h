// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/model.h"
#include "core/sampling/start_latents.h"
#include "tests/parity/case_folder.h"

namespace seedbed::parity {

// image.png and mask.png of the case at this size, as diffusers' inpainting pipeline prepares them.
// Throws as read_picture.
StartPixels start_pixels(const CaseFolder& folder, int width, int height, double strength = 1);

}  // namespace seedbed::parity
