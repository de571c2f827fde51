// SPDX-License-Identifier: Apache-2.0
// B images, C channels, H W size of the whole result, T side of a result tile
#include "core/models/vae_tiling.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace seedbed {
namespace {

constexpr std::int64_t kLargestTile = 512;  // pixels

// The last `extent` cells of `before` along `dimension` fade into the first of `tile`.
void fade_in(at::Tensor& tile, const at::Tensor& before, int dimension, std::int64_t extent) {
    extent = std::min({extent, before.size(dimension), tile.size(dimension)});
    std::vector<std::int64_t> shape(4, 1);
    shape[dimension] = extent;
    const at::Tensor share = at::arange(extent, tile.options()).div_(double(extent)).view(shape);
    const at::Tensor end = before.narrow(dimension, before.size(dimension) - extent, extent);
    at::Tensor start = tile.narrow(dimension, 0, extent);
    start.mul_(share).add_(end * (1 - share));
}

// The last `extent` cells, kept without the rest of the tile.
at::Tensor end_of(const at::Tensor& tile, int dimension, std::int64_t extent) {
    extent = std::min(extent, tile.size(dimension));
    return tile.narrow(dimension, tile.size(dimension) - extent, extent).clone();
}

using TileFunction = std::function<at::Tensor(const at::Tensor&)>;

void check_tiles(const VaeTiles& tiles) {
    check(
        tiles.latent >= 4 && tiles.latent % 4 == 0,
        "[vae_tiling] a tile's side must be a multiple of 4, or quarters of it would not be whole");
}

// Applies `compute` to tiles of `input`; a tile's side is `from` cells there and `to` in the
// result. Rows of tiles top to bottom; of the row above only the strip that fades is kept.
at::Tensor by_tiles(const at::Tensor& input,
                    std::int64_t from,
                    std::int64_t to,
                    const TileFunction& compute) {
    const std::int64_t stride = from * 3 / 4, fade = to / 4, shown = to - fade;
    const auto scaled = [&](std::int64_t cells) { return cells * to / from; };
    at::Tensor result;
    std::vector<at::Tensor> above;  // of each column, [B, C, fade, T]
    std::int64_t top = 0;
    for (std::int64_t y = 0; y < input.size(2); y += stride, top += shown) {
        std::vector<at::Tensor> bottoms;
        at::Tensor left_end;
        std::int64_t left = 0;
        for (std::int64_t x = 0; x < input.size(3); x += stride, left += shown) {
            const at::Tensor part = input.slice(2, y, y + from).slice(3, x, x + from);
            at::Tensor tile = compute(part);
            if (!result.defined())
                result = at::empty(
                    {tile.size(0), tile.size(1), scaled(input.size(2)), scaled(input.size(3))},
                    tile.options().memory_format(at::MemoryFormat::Contiguous));
            if (y > 0) fade_in(tile, above[bottoms.size()], 2, fade);
            if (x > 0) fade_in(tile, left_end, 3, fade);
            bottoms.push_back(end_of(tile, 2, fade));
            left_end = end_of(tile, 3, fade);
            const at::Tensor kept = tile.slice(2, 0, shown).slice(3, 0, shown);
            result.narrow(2, top, kept.size(2)).narrow(3, left, kept.size(3)).copy_(kept);
        }
        above = std::move(bottoms);
    }
    return result;
}

}  // namespace

VaeTiles VaeTiles::of(const AutoencoderKl& vae) {
    const std::int64_t side = std::min<std::int64_t>(vae.sample_size(), kLargestTile);
    return {std::max<std::int64_t>(4, side / vae.factor() / 4 * 4)};
}

at::Tensor decode_tiled(const AutoencoderKl& vae,
                        const at::Tensor& latents,
                        const VaeTiles& tiles) {
    check_tiles(tiles);
    return by_tiles(
        latents, tiles.latent, tiles.latent * vae.factor(), [&](const at::Tensor& part) {
            return vae.decode(part);
        });
}

std::pair<at::Tensor, at::Tensor> encode_tiled(const AutoencoderKl& vae,
                                               const at::Tensor& pictures,
                                               const VaeTiles& tiles) {
    check_tiles(tiles);
    check(pictures.size(2) % vae.factor() == 0 && pictures.size(3) % vae.factor() == 0,
          "[vae_tiling] sides must be multiples of the VAE's factor");
    const at::Tensor moments =
        by_tiles(pictures, tiles.latent * vae.factor(), tiles.latent, [&](const at::Tensor& part) {
            const auto [mean, logvar] = vae.encode(part);
            return at::cat({mean, logvar}, 1);  // [B, 2 C, H, W]
        });
    const auto halves = moments.chunk(2, 1);
    return {halves[0].contiguous(), halves[1].contiguous()};
}

}  // namespace seedbed
