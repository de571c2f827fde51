// SPDX-License-Identifier: Apache-2.0
// One prompt over a batch of seeds, denoised step by step.
// B seeds, C latent channels, H W latent size, S steps
#pragma once

#include "core/base/seed.h"
#include "core/models/attention_observer.h"
#include "core/models/model.h"
#include "core/sampling/sampler.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

// The text side of a run: encoded once, shared by all its batches.
struct PromptContext {
    TextContext text;   // guidance: {negative, prompt}; without: {prompt}
    at::Tensor states;  // [P, T, D] what `text` was made from
    bool guided = true;
};
// Guidance above 1 steers away from `negative`; any other value, 1 first of all, means a run
// without guidance, one UNet row a picture, and `negative` unused (as diffusers).
PromptContext encode_prompt(const Model& model,
                            const std::string& prompt,
                            const std::string& negative,
                            double guidance);

struct RunSettings {
    int steps = 20;
    Sampler sampler = Sampler::Ddim;
    Schedule schedule = Schedule::Automatic;
    double guidance = 4.0;
    double eta = 0.0;
    int width = 128;  // pixels
    int height = 128;
    NoiseMode noise = NoiseMode::Cpu;
};

class Scheduler;
class SeedNoise;

// Latents as the sampler has them, [B, C, H, W] -> pictures in [0, 1], [B, 3, h, w], a few at a
// time.
at::Tensor decode_latents(const AutoencoderKl& vae, const at::Tensor& latents);

// Runs on the engine thread, under c10::InferenceMode, which the observer is called in and which
// its tensors come from: outside, they must not be changed in place or enter autograd. Every seed
// has a generator of its own, so neither the initial nor the ancestral noise depends on a seed's
// place in the batch. The constructor throws Error{InvalidRequest} for a size that the VAE's factor
// does not divide, and as Scheduler::create.
class GridRun {
 public:
    GridRun(std::shared_ptr<const Model> model,
            std::shared_ptr<const PromptContext> prompt,
            const RunSettings& settings,
            std::vector<Seed> seeds);
    // The same with noise that was set up elsewhere; settings.noise is not looked at.
    GridRun(std::shared_ptr<const Model> model,
            std::shared_ptr<const PromptContext> prompt,
            const RunSettings& settings,
            std::unique_ptr<SeedNoise> noise);
    GridRun(GridRun&&) noexcept;
    ~GridRun();

    bool done() const { return step_ == steps(); }
    int step_index() const { return step_; }  // steps finished
    int steps() const;                        // UNet calls of the run
    // One UNet call and one scheduler step. The observer sees the conditional branch.
    void step(AttentionObserver* observer = nullptr);
    // Goes on with these rows of the batch alone (at least one, ascending); their pictures stay as
    // they would have been, to within what the size of a batch changes.
    void keep(const std::vector<std::int64_t>& rows);

    const at::Tensor& latents() const { return latents_; }  // [B, C, H, W]
    const at::Tensor& denoised() const {
        return denoised_;
    }  // [B, C, H, W] predicted x0 of the last step
    const at::Tensor& initial_noise() const { return noise_; }  // [B, C, H, W] unit variance
    at::Tensor timesteps() const;                               // [S]
    at::Tensor decode() const;  // [B, 3, h, w] in [0, 1], after the last step

 private:
    // The model's output for the latents of this step, guided: [B, C, H, W].
    at::Tensor predict(AttentionObserver* observer);

    std::shared_ptr<const Model> model_;
    std::shared_ptr<const PromptContext> prompt_;
    RunSettings settings_;
    std::unique_ptr<SeedNoise> generators_;
    std::unique_ptr<Scheduler> scheduler_;
    at::Tensor input_;  // [P * B, C, H, W] what the UNet is given, unconditional rows first
    at::Tensor noise_;
    at::Tensor latents_;
    at::Tensor denoised_;
    int step_ = 0;
};

}  // namespace seedbed
