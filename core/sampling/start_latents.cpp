// SPDX-License-Identifier: Apache-2.0
// B images, C latent channels, H W latent size, h w pixels
#include "core/sampling/start_latents.h"

#include "core/base/error.h"
#include "core/models/vae_tiling.h"
#include "core/sampling/image_prep.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

namespace seedbed {
namespace {

Posterior encoded(const AutoencoderKl& vae, const at::Tensor& picture, bool tiled) {
    const at::Tensor placed = picture.to(vae.parameters().begin()->second.device());
    const auto [mean, logvar] =
        tiled ? encode_tiled(vae, placed, VaeTiles::of(vae)) : vae.encode(placed);
    const double scale = vae.scaling_factor();
    return {mean * scale, (0.5 * logvar).exp() * scale};
}

}  // namespace

at::Tensor Posterior::sample(const at::Tensor& noise) const {
    return mean + deviation * noise.to(mean.device());
}

StartLatents encode_start(const AutoencoderKl& vae,
                          const StartPixels& pixels,
                          bool inpainting,
                          bool tiled) {
    check(!inpainting || pixels.mask.defined(), "[start_latents] an inpainting model needs a mask");
    const c10::InferenceMode inference;
    StartLatents start;
    start.strength = pixels.strength;
    // An inpainting model that repaints from noise alone never sees the whole picture.
    if (!inpainting || pixels.strength < 1) start.picture = encoded(vae, pixels.picture, tiled);
    if (inpainting) start.masked = encoded(vae, masked_picture(pixels.picture, pixels.mask), tiled);
    if (!pixels.mask.defined()) return start;
    const std::vector<std::int64_t> cells{pixels.mask.size(2) / vae.factor(),
                                          pixels.mask.size(3) / vae.factor()};
    start.mask = at::upsample_nearest2d(pixels.mask, cells)
                     .to(vae.parameters().begin()->second.device());  // [1, 1, H, W]
    return start;
}

}  // namespace seedbed
