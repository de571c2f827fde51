// SPDX-License-Identifier: Apache-2.0
// B pictures, side S
#pragma once

#include "core/base/image.h"
#include "core/io/json_file.h"

#include <ATen/core/Tensor.h>

#include <array>

namespace seedbed {

// preprocessor_config.json of a CLIPImageProcessor or BlipImageProcessor.
struct PictureInput {
    int height = 224;
    int width = 224;
    bool crops = false;  // shortest edge to the size, then the middle; else straight to the size
    std::array<double, 3> mean{};
    std::array<double, 3> std{};

    // Throws Error{FileFormat, UnsupportedModel} naming file and field.
    static PictureInput read(const JsonObject& config);

    // The picture in its new size before it is cropped, as Pillow's bicubic filter gives it.
    Image resized(const Image& picture) const;
    // [3, height, width], normalised by mean and std.
    at::Tensor pixels(const Image& picture) const;
};

// [B, 3, H, W] in [0, 1] -> normalised as torchvision's ImageNet models take it.
at::Tensor imagenet_normalised(const at::Tensor& pictures);

}  // namespace seedbed
