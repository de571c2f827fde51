// SPDX-License-Identifier: Apache-2.0
// B images, C latent channels, H W latent size, S steps
#include "core/sampling/started_batch.h"

#include "core/base/error.h"
#include "core/sampling/noise.h"
#include "core/sampling/scheduler.h"

#include <ATen/ATen.h>

#include <utility>

namespace seedbed {

StartedBatch::StartedBatch(std::shared_ptr<const StartLatents> start,
                           const Scheduler& scheduler,
                           SeedNoise& generators,
                           at::IntArrayRef latent)
    : start_(std::move(start)) {
    check(start_->picture.mean.defined() || start_->masked.mean.defined(),
          "[started_batch] there is no picture");
    first_step_ = start_->strength > 0 ? scheduler.start_step(start_->strength) : scheduler.steps();
    const auto posterior_noise = [&] {
        return generators.next_for_posterior(latent[0], latent[1], latent[2]);
    };
    if (start_->picture.mean.defined()) picture_ = start_->picture.sample(posterior_noise());
    const Posterior& any = picture_.defined() ? start_->picture : start_->masked;
    noise_ = generators.next(latent[0], latent[1], latent[2]).to(any.mean.device());
    const std::int64_t batch = noise_.size(0);
    if (picture_.defined()) picture_ = picture_.expand_as(noise_);
    if (!start_->mask.defined()) return;
    // diffusers draws this also where a model is not shown the masked picture.
    const at::Tensor drawn = posterior_noise();
    if (!start_->masked.mean.defined()) return;
    const at::Tensor masked = start_->masked.sample(drawn).expand_as(noise_);
    const at::Tensor mask = start_->mask.expand({batch, 1, latent[1], latent[2]});
    condition_ = at::cat({mask, masked}, 1);  // [B, 1 + C, H, W]
}

at::Tensor StartedBatch::first_sample(const Scheduler& scheduler) const {
    // With a mask and all steps nothing of the picture is left in what is repainted.
    if (start_->mask.defined() && start_->strength == 1)
        return noise_ * scheduler.init_noise_sigma();
    return scheduler.add_noise_at(first_step_, picture_, noise_);
}

at::Tensor StartedBatch::blended(const Scheduler& scheduler,
                                 int step,
                                 const at::Tensor& latents) const {
    if (!blends()) return latents;
    const at::Tensor kept = scheduler.add_noise_at(step, picture_, noise_);
    return (1 - start_->mask) * kept + start_->mask * latents;
}

void StartedBatch::keep(const at::Tensor& rows) {
    for (at::Tensor* tensor : {&picture_, &noise_, &condition_})
        if (tensor->defined()) *tensor = tensor->index_select(0, rows);
}

}  // namespace seedbed
