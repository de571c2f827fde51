// SPDX-License-Identifier: Apache-2.0
// A cheap picture of a latent: one small convolution fitted to the model's own VAE, no decode.
// B images, C latent channels, H W latent size, u up-scaling (4)
#pragma once

#include "core/base/image.h"
#include "core/models/vae.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace seedbed {

class LatentPreview {
 public:
    // Least-squares fit of a 3 x 3 neighbourhood of latents to u x u RGB pixels, on what the VAE
    // decodes from smooth random latents. Needs nothing but the VAE, is deterministic and takes
    // four small decodes.
    static LatentPreview fit(const AutoencoderKl& vae);

    // latents: [B, C, H, W] (scaled, as the sampler has them) -> B pictures of u*W x u*H.
    std::vector<ImagePtr> render(const at::Tensor& latents) const;

 private:
    at::Tensor weight_;  // [3 * u * u, C, 3, 3]
    at::Tensor bias_;    // [3 * u * u]
};

}  // namespace seedbed
