// SPDX-License-Identifier: Apache-2.0
// B seeds, C latent channels, H W latent size
#include "core/sampling/noise.h"

#include "core/base/error.h"
#include "core/kernels/philox.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace seedbed {

SeedNoise::SeedNoise(NoiseMode mode, std::vector<Seed> seeds)
    : mode_(mode), seeds_(std::move(seeds)) {
    check(!seeds_.empty(), "[noise] there must be at least one seed");
    if (mode_ != NoiseMode::Cpu) return;
    generators_.reserve(seeds_.size());
    for (const Seed seed : seeds_)
        generators_.push_back(at::make_generator<at::CPUGeneratorImpl>(seed.value()));
}

at::Tensor SeedNoise::draw(std::size_t i, at::IntArrayRef shape) {
    if (mode_ == NoiseMode::Cpu) return at::randn(shape, generators_[i], at::kFloat);
    at::Tensor noise = at::empty(shape, at::kFloat);
    philox_normal(noise, seeds_[i].value(), draws_);
    return noise;
}

SeedNoise SeedNoise::one_generator(NoiseMode mode, Seed seed, std::int64_t batch) {
    SeedNoise noise(mode, {seed});
    noise.rows_ = batch;
    return noise;
}

at::Tensor SeedNoise::next(std::int64_t channels, std::int64_t height, std::int64_t width) {
    std::vector<at::Tensor> draws;
    for (std::size_t i = 0; i < seeds_.size(); ++i)
        draws.push_back(draw(i, {rows_, channels, height, width}));
    ++draws_;
    return draws.size() == 1 ? draws.front() : at::cat(draws);  // [B, C, H, W]
}

}  // namespace seedbed
