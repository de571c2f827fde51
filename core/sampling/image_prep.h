// SPDX-License-Identifier: Apache-2.0
// From a picture and a mask to what a VAE is given, as diffusers' VaeImageProcessor does it.
// h w pixels
#pragma once

#include "core/base/image.h"

#include <ATen/core/Tensor.h>

namespace seedbed {

// The picture in width x height pixels (Pillow's Lanczos) -> [1, 3, h, w] in [-1, 1].
at::Tensor prepare_picture(const Image& picture, int width, int height);

// How much of each pixel is repainted: the mask, blurred by a Gaussian of `blur` of its own pixels
// (0 = not; as AUTOMATIC1111, before scaling), in width x height pixels (Pillow's Lanczos) and as
// grey (ITU-R 601 luma) -> [1, 1, h, w] in [0, 1].
at::Tensor prepare_mask(const Image& mask, int width, int height, int blur = 0);

// 1 from 0.5 on, else 0: what the model works with.
at::Tensor binarized(const at::Tensor& mask);

// The picture with grey (0) wherever the mask is 0.5 or more: what inpainting models are shown.
at::Tensor masked_picture(const at::Tensor& picture, const at::Tensor& mask);

// `made` where the mask is 1, `original` where it is 0, a mixture between. made: [B, 3, h, w] and
// original: [1, 3, h, w], both in [0, 1].
at::Tensor keep_outside(const at::Tensor& made, const at::Tensor& original, const at::Tensor& mask);

}  // namespace seedbed
