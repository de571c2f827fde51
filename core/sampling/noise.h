// SPDX-License-Identifier: Apache-2.0
// B seeds, C latent channels, H W latent size
#pragma once

#include "core/base/noise_recipe.h"
#include "core/base/seed.h"

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace seedbed {

// The noise of a batch: one generator per seed, drawn on the CPU in float32, so that draw k of a
// seed has the same bits alone, at any place of any batch and for every device.
class SeedNoise {
 public:
    // Cpu: torch's mt19937 (equal to torch.randn with a CPU generator of that seed; low 32 bits of
    // the seed). Nv: Philox as torch draws it on CUDA (see core/kernels/philox.h).
    // recipes: none, or one for each seed: what is done to its first draw.
    SeedNoise(NoiseMode mode, std::vector<Seed> seeds, std::vector<NoiseRecipe> recipes = {});

    // One generator for a batch of `batch` rows, drawn from in order: how diffusers draws for a
    // batch with a single generator. The rows after the first have no seed of their own.
    static SeedNoise one_generator(NoiseMode mode, Seed seed, std::int64_t batch);

    // AUTOMATIC1111's "eta noise seed delta" (ENSD): every draw after the first comes from a new
    // generator of seed + delta (modulo 2^64), from its beginning; with 0 the seed's own goes on.
    // The first draw, with its recipe, stays the seed's. To be called before the first draw. That
    // is the noise of its Euler a, LMS, Heun, DDIM and the like; its SDE samplers take a Brownian
    // tree, which ENSD does not touch.
    void reseed_after_first(std::int64_t delta);

    // The next draw of every seed: [B, C, H, W], float32, on the CPU.
    at::Tensor next(std::int64_t channels, std::int64_t height, std::int64_t width);

    // A draw for sampling a VAE's posterior, which recipes leave alone: one row for each generator.
    // What it takes before the first draw, the other seeds of a recipe skip too.
    at::Tensor next_for_posterior(std::int64_t channels, std::int64_t height, std::int64_t width);

    // Goes on with these rows alone, in this order; their draws stay as they would have been. Not
    // with one generator for all.
    void keep(const std::vector<std::int64_t>& rows);

 private:
    void make_generators();
    at::Tensor draw(std::size_t i, at::IntArrayRef shape);
    at::Tensor mix(std::size_t i, const at::Tensor& own) const;  // [1, C, H, W]

    NoiseMode mode_;
    std::vector<Seed> seeds_;
    std::vector<NoiseRecipe> recipes_;
    std::vector<at::Generator> generators_;  // mode Cpu only
    std::int64_t rows_ = 1;                  // of each generator
    std::uint32_t draws_ = 0;                // without those for a posterior
    std::uint32_t posterior_first_ = 0;      // of those, the ones before the first draw
    std::uint32_t generator_draws_ = 0;      // since the generators were made
    std::int64_t delta_ = 0;
};

}  // namespace seedbed
