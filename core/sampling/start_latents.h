// SPDX-License-Identifier: Apache-2.0
// A picture to start from, as latents.
// B images, C latent channels, H W latent size, h w pixels
#pragma once

#include "core/models/vae.h"

#include <ATen/core/Tensor.h>

namespace seedbed {

// What a VAE makes of a picture: one normal distribution for each value, scaled as the sampler has
// latents. Undefined tensors: of no picture.
struct Posterior {
    at::Tensor mean;       // [1, C, H, W]
    at::Tensor deviation;  // [1, C, H, W]

    at::Tensor sample(const at::Tensor& noise) const;  // like the noise, [B, C, H, W]
};

// Encoded once, shared by all batches of a run.
struct StartLatents {
    Posterior picture;
    Posterior masked;  // with grey where it is repainted; for inpainting models alone
    at::Tensor mask;   // [1, 1, H, W] 1 = repainted, 0 = kept; undefined = all is repainted
    double strength = 1;
};

struct StartPixels {
    at::Tensor picture;  // [1, 3, h, w] in [-1, 1]
    at::Tensor mask;     // [1, 1, h, w] 0 or 1; undefined = none
    double strength = 1;
};

// inpainting: whether the denoiser also takes the mask and the masked picture. tiled: the VAE works
// tile by tile. Throws LogicError for an inpainting model without a mask.
StartLatents encode_start(const AutoencoderKl& vae,
                          const StartPixels& pixels,
                          bool inpainting,
                          bool tiled = false);

}  // namespace seedbed
