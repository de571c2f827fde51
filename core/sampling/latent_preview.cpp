// SPDX-License-Identifier: Apache-2.0
// n samples, C latent channels, H W latent size, u up-scaling, F = 9 C features of a cell
#include "core/sampling/latent_preview.h"

#include "core/base/error.h"
#include "core/sampling/grid_run.h"
#include "core/sampling/noise.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstring>

namespace seedbed {
namespace {

constexpr std::int64_t kUp = 4;     // pixels of the preview per latent cell
constexpr std::int64_t kSide = 16;  // latent size of the samples
constexpr std::int64_t kSamples = 4;
constexpr double kRidge = 1e-3;
// Latents of pictures are about unit variance but heavier-tailed than a normal; measured on
// Tabletop, this spread fits real pictures to within 0.3 dB of a fit on such pictures themselves.
constexpr double kSpread = 1.4;

// Noise at three scales, so that flat areas, edges and detail all occur: [n, C, H, W].
at::Tensor smooth_latents(std::int64_t channels) {
    SeedNoise noise(NoiseMode::Cpu, {Seed(0)});
    at::Tensor sum = at::zeros({kSamples, channels, kSide, kSide}, at::kFloat);
    for (const std::int64_t size : {kSide / 4, kSide / 2, kSide}) {
        const at::Tensor coarse =
            noise.next(kSamples * channels, size, size).view({kSamples, channels, size, size});
        sum += at::upsample_bilinear2d(coarse, {kSide, kSide}, false);
    }
    return sum * (kSpread / sum.std().item<double>());
}

at::Tensor padded(const at::Tensor& latents) {
    return at::replication_pad2d(latents, {1, 1, 1, 1});
}

// [n, C, H, W] -> [n * H * W, F + 1], the last column being 1.
at::Tensor features(const at::Tensor& latents) {
    const at::Tensor columns =
        at::im2col(padded(latents), {3, 3}, {1, 1}, {0, 0}, {1, 1});  // [n, F, H * W]
    const at::Tensor rows =
        columns.transpose(1, 2).reshape({-1, columns.size(1)});  // [n * H * W, F]
    return at::cat({rows, at::ones({rows.size(0), 1}, rows.options())}, 1);
}

ImagePtr to_image(const at::Tensor& rows) {
    auto image = std::make_shared<Image>();
    image->height = static_cast<int>(rows.size(0));
    image->width = static_cast<int>(rows.size(1));
    image->rgb.resize(rows.numel());
    std::memcpy(image->rgb.data(), rows.const_data_ptr<std::uint8_t>(), image->rgb.size());
    return image;
}

// An even latent must give an even colour: else the u x u pixels of a cell, each fitted by itself,
// show as a grid. Moves each pixel's response to a constant to the mean of its cell, at the centre
// tap.
at::Tensor evened(const at::Tensor& weight) {
    const at::Tensor cells = weight.view({-1, kUp * kUp, weight.size(1), 3, 3}).clone();
    const at::Tensor response = cells.sum({3, 4});  // [3, u * u, C]
    cells.select(4, 1).select(3, 1).add_(response.mean(1, true) - response);
    return cells.view_as(weight);
}

}  // namespace

LatentPreview LatentPreview::fit(const AutoencoderKl& vae) {
    check(vae.factor() % kUp == 0, "[latent_preview] the VAE's factor must be a multiple of 4");
    const c10::InferenceMode inference;
    const at::Device device = vae.parameters().begin()->second.device();
    const at::Tensor latents = smooth_latents(vae.latent_channels());
    const at::Tensor pictures =
        decode_latents(vae, latents.to(device)).cpu();  // [n, 3, f * H, f * W]
    const std::int64_t pool = vae.factor() / kUp;
    const at::Tensor targets = at::pixel_unshuffle(at::avg_pool2d(pictures, {pool, pool}), kUp);
    const at::Tensor y =
        targets.permute({0, 2, 3, 1}).reshape({-1, targets.size(1)}).to(at::kDouble);
    const at::Tensor x = features(latents).to(at::kDouble);

    // Ridge regression; the constant is not shrunk.
    const double count = static_cast<double>(x.size(0));
    at::Tensor ridge = at::full({x.size(1)}, kRidge, x.options());
    ridge[-1] = 0;
    const at::Tensor solution =
        at::linalg_solve(x.t().mm(x) / count + at::diag(ridge), x.t().mm(y) / count).to(at::kFloat);

    LatentPreview preview;
    const std::int64_t inputs = x.size(1) - 1, outputs = targets.size(1);
    const at::Tensor weight =
        solution.narrow(0, 0, inputs).t().reshape({outputs, latents.size(1), 3, 3});
    preview.weight_ = evened(weight).to(device);
    preview.bias_ = solution[inputs]
                        .view({-1, kUp * kUp})
                        .mean(1, true)
                        .expand({-1, kUp * kUp})
                        .reshape({outputs})
                        .to(device);
    return preview;
}

std::vector<ImagePtr> LatentPreview::render(const at::Tensor& latents) const {
    check(weight_.defined(), "[latent_preview] render comes after fit");
    check(latents.dim() == 4 && latents.size(1) == weight_.size(1),
          "[latent_preview] latents must be [B, C, H, W]");
    const c10::InferenceMode inference;
    const at::Tensor cells = at::conv2d(padded(latents), weight_, bias_);  // [B, 3 * u * u, H, W]
    const at::Tensor pixels =
        at::pixel_shuffle(cells, kUp).permute({0, 2, 3, 1});  // [B, u * H, u * W, 3]
    const at::Tensor bytes =
        pixels.mul(255).round_().clamp_(0, 255).to(at::kByte).contiguous().cpu();
    std::vector<ImagePtr> images;
    for (std::int64_t b = 0; b < bytes.size(0); ++b) images.push_back(to_image(bytes[b]));
    return images;
}

}  // namespace seedbed
