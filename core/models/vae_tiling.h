// SPDX-License-Identifier: Apache-2.0
// The VAE tile by tile, in memory that does not grow with the picture.
// B images, C latent channels, H W latent size, f down-sampling
#pragma once

#include "core/models/vae.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <utility>

namespace seedbed {

// Square tiles that overlap by a quarter of their side, in which one fades into the next: as
// diffusers' enable_vae_tiling, whose blend and tile places these are.
struct VaeTiles {
    std::int64_t latent = 64;  // side in latent cells, a multiple of 4

    // As large as the pictures that the VAE was trained for, but at most 512 pixels.
    static VaeTiles of(const AutoencoderKl& vae);

    // Whether a latent of this size takes more than one tile.
    bool divide(std::int64_t height, std::int64_t width) const {
        return height > latent || width > latent;
    }
};

// As AutoencoderKl::decode and encode, to within what the borders of tiles change: group norms and
// the attention of the middle see one tile, not the whole.
at::Tensor decode_tiled(const AutoencoderKl& vae, const at::Tensor& latents, const VaeTiles& tiles);
std::pair<at::Tensor, at::Tensor> encode_tiled(const AutoencoderKl& vae,
                                               const at::Tensor& pictures,
                                               const VaeTiles& tiles);

}  // namespace seedbed
