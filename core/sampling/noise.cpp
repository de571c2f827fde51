// SPDX-License-Identifier: Apache-2.0
// B seeds, C latent channels, H W latent size
#include "core/sampling/noise.h"

#include "core/base/error.h"
#include "core/kernels/philox.h"
#include "core/sampling/noise_mix.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace seedbed {

namespace {

template <typename T>
void keep_of(std::vector<T>& values, const std::vector<std::int64_t>& rows) {
    if (values.empty()) return;
    std::vector<T> kept;
    for (const auto row : rows) kept.push_back(values.at(row));
    values = std::move(kept);
}

}  // namespace

SeedNoise::SeedNoise(NoiseMode mode, std::vector<Seed> seeds, std::vector<NoiseRecipe> recipes)
    : mode_(mode), seeds_(std::move(seeds)), recipes_(std::move(recipes)) {
    check(!seeds_.empty(), "[noise] there must be at least one seed");
    check(recipes_.empty() || recipes_.size() == seeds_.size(),
          "[noise] there must be one recipe for each seed");
    make_generators();
}

void SeedNoise::make_generators() {
    generator_draws_ = 0;
    generators_.clear();
    if (mode_ != NoiseMode::Cpu) return;
    generators_.reserve(seeds_.size());
    for (const Seed seed : seeds_)
        generators_.push_back(at::make_generator<at::CPUGeneratorImpl>(seed.value()));
}

void SeedNoise::reseed_after_first(std::int64_t delta) {
    check(draws_ == 0, "[noise] the noise has been drawn from");
    delta_ = delta;
}

at::Tensor SeedNoise::draw(std::size_t i, at::IntArrayRef shape) {
    if (mode_ == NoiseMode::Cpu) return at::randn(shape, generators_[i], at::kFloat);
    at::Tensor noise = at::empty(shape, at::kFloat);
    philox_normal(noise, seeds_[i].value(), generator_draws_);
    return noise;
}

SeedNoise SeedNoise::one_generator(NoiseMode mode, Seed seed, std::int64_t batch) {
    SeedNoise noise(mode, {seed});
    noise.rows_ = batch;
    return noise;
}

at::Tensor SeedNoise::next(std::int64_t channels, std::int64_t height, std::int64_t width) {
    std::vector<at::Tensor> draws;
    for (std::size_t i = 0; i < seeds_.size(); ++i) {
        draws.push_back(draw(i, {rows_, channels, height, width}));
        if (draws_ == 0 && !recipes_.empty()) draws.back() = mix(i, draws.back());
    }
    ++draws_;
    ++generator_draws_;
    if (draws_ == 1 && delta_ != 0) {
        for (Seed& seed : seeds_) seed = Seed(seed.value() + static_cast<std::uint64_t>(delta_));
        make_generators();
    }
    return draws.size() == 1 ? draws.front() : at::cat(draws);  // [B, C, H, W]
}

at::Tensor SeedNoise::next_for_posterior(std::int64_t channels,
                                         std::int64_t height,
                                         std::int64_t width) {
    std::vector<at::Tensor> draws;
    for (std::size_t i = 0; i < seeds_.size(); ++i)
        draws.push_back(draw(i, {1, channels, height, width}));
    ++generator_draws_;
    if (draws_ == 0) ++posterior_first_;
    return draws.size() == 1 ? draws.front() : at::cat(draws);  // [generators, C, H, W]
}

at::Tensor SeedNoise::mix(std::size_t i, const at::Tensor& own) const {
    if (recipes_[i].plain()) return own;
    const auto first_draw = [&](Seed seed) {
        SeedNoise other(mode_, {seed});
        for (std::uint32_t k = 0; k < posterior_first_; ++k)
            other.next_for_posterior(own.size(1), own.size(2), own.size(3));
        return other.next(own.size(1), own.size(2), own.size(3))[0];
    };
    return apply_recipe(recipes_[i], own[0], first_draw).unsqueeze(0);
}

void SeedNoise::keep(const std::vector<std::int64_t>& rows) {
    check(rows_ == 1, "[noise] rows of one generator cannot be taken out");
    keep_of(seeds_, rows);
    keep_of(recipes_, rows);
    keep_of(generators_, rows);
}

}  // namespace seedbed
