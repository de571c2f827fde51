// SPDX-License-Identifier: Apache-2.0
// One prompt over a batch of seeds, denoised step by step.
// B seeds, C latent channels, H W latent size, S steps
#pragma once

#include "core/base/seed.h"
#include "core/models/attention_observer.h"
#include "core/models/model.h"
#include "core/sampling/sampler.h"
#include "core/sampling/start_latents.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

// What a run is told in words.
struct PromptText {
    std::string prompt;
    std::optional<std::string>
        negative;  // absent: none was given, which is not always the empty one
    PromptOptions options;
};

// The text side of a run: encoded once, shared by all its batches.
struct PromptContext {
    TextContext text;   // guidance: {negative, prompt}; without: {prompt}
    at::Tensor states;  // [P, T, D] what `text` was made from
    bool guided = true;
};
// Guidance above 1 steers away from `negative`; any other value, 1 first of all, means a run
// without guidance, one row a picture, and `negative` unused (as diffusers). Width and height are
// the pictures' in pixels, which some models are told. Without a negative prompt a model whose
// model_index.json has "force_zeros_for_empty_prompt" (and SDXL that does not say) gets zeros, as
// in diffusers; others get the empty prompt. Throws as PromptEncoder::encode.
PromptContext encode_prompt(
    const Model& model, const PromptText& text, double guidance, int width, int height);

struct RunSettings {
    int steps = 20;
    Sampler sampler = Sampler::Ddim;
    Schedule schedule = Schedule::Automatic;
    double guidance = 4.0;
    double eta = 0.0;
    int width = 128;  // pixels
    int height = 128;
    NoiseMode noise = NoiseMode::Cpu;
    std::shared_ptr<const StartLatents> start;  // of this size; none = noise alone
};

class Scheduler;
class SeedNoise;
class StartedBatch;

// Latents as the sampler has them, [B, C, H, W] -> pictures in [0, 1], [B, 3, h, w], a few at a
// time; tiled: the VAE works tile by tile (see core/models/vae_tiling.h).
at::Tensor decode_latents(const AutoencoderKl& vae, const at::Tensor& latents, bool tiled = false);

// Runs on the engine thread, under c10::InferenceMode, which the observer is called in and which
// its tensors come from: outside, they must not be changed in place or enter autograd. Every seed
// has a generator of its own, so neither the initial nor the ancestral noise depends on a seed's
// place in the batch. The constructor throws Error{InvalidRequest} for a size that the VAE's factor
// does not divide, and as Scheduler::create and, with a picture to start from, as
// StartedBatch; LogicError for an inpainting model without a start that was encoded for one.
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
    int steps() const;                        // calls of the denoiser in the run: fewer than the
                                              // scheduler's after a start picture, perhaps none
    // One call of the denoiser and one scheduler step. The observer sees the conditional branch.
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
    at::Tensor sigmas() const;  // [S + 1]; empty for samplers that have none
    at::Tensor decode() const;  // [B, 3, h, w] in [0, 1], after the last step

 private:
    // The model's output for the latents of this step, guided: [B, C, H, W].
    at::Tensor predict(AttentionObserver* observer);
    void begin(at::IntArrayRef latent);  // {C, H, W}
    void make_input();
    int step_of_scheduler() const { return first_step_ + step_; }

    std::shared_ptr<const Model> model_;
    std::shared_ptr<const PromptContext> prompt_;
    RunSettings settings_;
    std::unique_ptr<SeedNoise> generators_;
    std::unique_ptr<Scheduler> scheduler_;
    std::unique_ptr<StartedBatch> started_;  // none without a start picture
    // [P * B, C or 2 C + 1, H, W] what the denoiser is given, unconditional rows first
    at::Tensor input_;
    at::Tensor noise_;
    at::Tensor latents_;
    at::Tensor denoised_;
    int first_step_ = 0;  // of the scheduler's
    int step_ = 0;
};

}  // namespace seedbed
