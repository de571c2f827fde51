// SPDX-License-Identifier: Apache-2.0
// B images, C latent channels, H W latent size, S steps
#pragma once

#include "core/sampling/start_latents.h"

#include <ATen/core/Tensor.h>

#include <memory>

namespace seedbed {

class Scheduler;
class SeedNoise;

// What a start picture is to one batch: where its run begins, what its denoiser sees beside the
// latents, and what stays as it was. Equal to diffusers' StableDiffusionImg2ImgPipeline and
// StableDiffusionInpaintPipeline for each image alone with a generator of its own.
class StartedBatch {
 public:
    // Draws, from each image's generator and as those pipelines: the picture's posterior (not for
    // an inpainting model at strength 1), the initial noise, and with a mask the masked picture's
    // posterior. Throws as Scheduler::start_step, but strength 0 is allowed: no step is run.
    StartedBatch(std::shared_ptr<const StartLatents> start,
                 const Scheduler& scheduler,
                 SeedNoise& generators,
                 at::IntArrayRef latent);  // {C, H, W}

    int first_step() const { return first_step_; }
    const at::Tensor& noise() const { return noise_; }  // [B, C, H, W] the initial noise
    // The latents that the run begins with, [B, C, H, W].
    at::Tensor first_sample(const Scheduler& scheduler) const;
    // What an inpainting model takes behind the latents, [B, 1 + C, H, W]; undefined for others.
    const at::Tensor& condition() const { return condition_; }
    // Latent blending (Avrahami et al. 2022): outside the mask the picture at the level at which
    // `step` begins, S = clean. For inpainting models and without a mask `latents` as they are.
    at::Tensor blended(const Scheduler& scheduler, int step, const at::Tensor& latents) const;
    // Goes on with these rows alone, int64 [B'].
    void keep(const at::Tensor& rows);

 private:
    bool blends() const { return start_->mask.defined() && !condition_.defined(); }

    std::shared_ptr<const StartLatents> start_;
    int first_step_ = 0;
    at::Tensor picture_;    // [B, C, H, W] a sample of its posterior; undefined where not needed
    at::Tensor noise_;      // [B, C, H, W]
    at::Tensor condition_;  // [B, 1 + C, H, W]
};

}  // namespace seedbed
