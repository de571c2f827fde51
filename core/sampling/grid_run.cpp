// SPDX-License-Identifier: Apache-2.0
// B seeds, C latent channels, H W latent size, S steps, T tokens, D width of the text states
#include "core/sampling/grid_run.h"

#include "core/base/error.h"
#include "core/models/vae_tiling.h"
#include "core/sampling/noise.h"
#include "core/sampling/scheduler.h"
#include "core/sampling/side_by_side.h"
#include "core/sampling/started_batch.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <utility>

namespace seedbed {
namespace {

// Pictures decoded at a time: the decoder's full-size activations are what needs memory.
constexpr std::int64_t kDecodeTogether = 4;

std::int64_t latent_size(const Model& model, int pixels, const char* side) {
    const int multiple = model.vae->factor() * model.denoiser->size_multiple();
    if (pixels <= 0 || pixels % multiple != 0) {
        throw Error(ErrorCode::InvalidRequest,
                    std::string(side) + " is " + std::to_string(pixels) +
                        " pixels; this model needs a multiple of " + std::to_string(multiple));
    }
    return pixels / model.vae->factor();
}

bool zeroes_empty_prompt(const Model& model, const PromptText& text) {
    const auto found = model.index.find("force_zeros_for_empty_prompt");
    const bool asked = found != model.index.end() && found->is_boolean()
                           ? found->get<bool>()
                           : model.family == ModelFamily::StableDiffusionXl;
    return asked && !text.negative;
}

}  // namespace

PromptContext encode_prompt(
    const Model& model, const PromptText& text, double guidance, int width, int height) {
    const c10::InferenceMode inference;
    PromptContext context;
    context.guided = guidance > 1.0;
    const std::vector<std::string> prompts =
        context.guided ? std::vector{text.negative.value_or(""), text.prompt}
                       : std::vector{text.prompt};
    EncodedPrompts encoded = model.prompts->encode(prompts, text.options);
    if (context.guided && zeroes_empty_prompt(model, text)) {
        encoded.states[0].zero_();
        if (encoded.pooled.defined()) encoded.pooled[0].zero_();
    }
    context.text = model.denoiser->prepare_text(encoded, SizeCondition{height, width});
    context.states = encoded.states;  // [P, T, D]
    return context;
}

GridRun::GridRun(std::shared_ptr<const Model> model,
                 std::shared_ptr<const PromptContext> prompt,
                 const RunSettings& settings,
                 std::vector<Seed> seeds)
    : GridRun(std::move(model),
              std::move(prompt),
              settings,
              std::make_unique<SeedNoise>(settings.noise, std::move(seeds))) {}

GridRun::GridRun(std::shared_ptr<const Model> model,
                 std::shared_ptr<const PromptContext> prompt,
                 const RunSettings& settings,
                 std::unique_ptr<SeedNoise> noise)
    : model_(std::move(model)),
      prompt_(std::move(prompt)),
      settings_(settings),
      generators_(std::move(noise)) {
    check(prompt_->guided == (settings.guidance > 1.0),
          "[grid_run] the prompt was encoded for other guidance");
    const c10::InferenceMode inference;
    const std::int64_t height = latent_size(*model_, settings.height, "height");
    const std::int64_t width = latent_size(*model_, settings.width, "width");
    scheduler_ = Scheduler::create(model_->scheduler_config,
                                   settings.sampler,
                                   settings.schedule,
                                   settings.steps,
                                   settings.eta);
    begin({model_->vae->latent_channels(), height, width});
}

void GridRun::begin(at::IntArrayRef latent) {
    const bool shown_masked = settings_.start && settings_.start->masked.mean.defined();
    check(shown_masked == is_inpainting(*model_),
          "[grid_run] an inpainting model, and no other, needs a masked picture");
    if (settings_.start) {
        started_ =
            std::make_unique<StartedBatch>(settings_.start, *scheduler_, *generators_, latent);
        first_step_ = started_->first_step();
        noise_ = started_->noise();
        latents_ = started_->first_sample(*scheduler_);
    } else {
        noise_ = generators_->next(latent[0], latent[1], latent[2]).to(model_->placement.device);
        latents_ = noise_ * scheduler_->init_noise_sigma();
    }
    make_input();
}

void GridRun::make_input() {
    const std::int64_t batch = noise_.size(0), channels = noise_.size(1);
    const std::int64_t prompts = prompt_->guided ? 2 : 1;
    input_ = at::empty(
        {prompts * batch, model_->denoiser->in_channels(), noise_.size(2), noise_.size(3)},
        noise_.options());
    if (!started_ || !started_->condition().defined()) return;
    const at::Tensor& condition = started_->condition();
    for (std::int64_t first = 0; first < input_.size(0); first += batch)
        input_.narrow(0, first, batch).narrow(1, channels, condition.size(1)).copy_(condition);
}

GridRun::GridRun(GridRun&&) noexcept = default;
GridRun::~GridRun() = default;

int GridRun::steps() const {
    return scheduler_->steps() - first_step_;
}

at::Tensor GridRun::timesteps() const {
    return at::tensor(scheduler_->timesteps(), at::kFloat).slice(0, first_step_);
}

at::Tensor GridRun::sigmas() const {
    return at::tensor(scheduler_->sigmas(), at::kFloat).slice(0, first_step_);
}

at::Tensor GridRun::predict(AttentionObserver* observer) {
    const std::int64_t batch = latents_.size(0);
    const int step = step_of_scheduler();
    const double scale = scheduler_->input_scale(step);
    for (std::int64_t first = 0; first < input_.size(0); first += batch) {
        at::Tensor half = input_.narrow(0, first, batch).narrow(1, 0, latents_.size(1));
        at::mul_out(half, latents_, at::Scalar(scale));
    }
    const at::Tensor timestep = at::full({1}, scheduler_->timesteps()[step], latents_.options());
    at::Tensor output =
        forward_side_by_side(*model_->denoiser, input_, timestep, prompt_->text, observer);
    // A model that learned its variance says it behind the noise; no sampler of ours reads it.
    output = output.narrow(1, 0, latents_.size(1));
    if (!prompt_->guided) return output;
    // Ho and Salimans 2022, as implementations have it: u + guidance * (c - u).
    const at::Tensor unconditional = output.narrow(0, 0, batch);
    return at::sub(output.narrow(0, batch, batch), unconditional)
        .mul_(settings_.guidance)
        .add_(unconditional);
}

void GridRun::step(AttentionObserver* observer) {
    check(!done(), "[grid_run] the run is over");
    const c10::InferenceMode inference;
    const at::Tensor output = predict(observer);
    const NoiseSource noise = [this] {
        return generators_->next(latents_.size(1), latents_.size(2), latents_.size(3))
            .to(latents_.device());
    };
    StepResult result = scheduler_->step(step_of_scheduler(), latents_, output, noise);
    latents_ = std::move(result.next);
    denoised_ = std::move(result.denoised);
    ++step_;
    if (!started_) return;
    latents_ = started_->blended(*scheduler_, step_of_scheduler(), latents_);
    denoised_ = started_->blended(*scheduler_, scheduler_->steps(), denoised_);
}

void GridRun::keep(const std::vector<std::int64_t>& rows) {
    check(!rows.empty() && std::is_sorted(rows.begin(), rows.end()) && rows.front() >= 0 &&
              rows.back() < latents_.size(0),
          "[grid_run] the rows to keep must be rows of the batch, ascending");
    const c10::InferenceMode inference;
    const at::Tensor index = at::tensor(rows, at::kLong).to(latents_.device());
    const auto kept = [&](at::Tensor& tensor) {
        if (tensor.defined()) tensor = tensor.index_select(0, index);
    };
    kept(noise_);
    kept(latents_);
    kept(denoised_);
    scheduler_->keep(index);
    generators_->keep(rows);
    if (started_) started_->keep(index);
    make_input();
}

at::Tensor GridRun::decode() const {
    check(done(), "[grid_run] decode comes after the last step");
    return decode_latents(*model_->vae, latents_);
}

at::Tensor decode_latents(const AutoencoderKl& vae, const at::Tensor& latents, bool tiled) {
    const c10::InferenceMode inference;
    const at::Tensor scaled = latents / vae.scaling_factor();
    const std::int64_t batch = latents.size(0);
    at::Tensor pictures;
    for (std::int64_t first = 0; first < batch; first += kDecodeTogether) {
        const std::int64_t count = std::min(kDecodeTogether, batch - first);
        const at::Tensor few = scaled.narrow(0, first, count);
        const at::Tensor decoded =
            tiled ? decode_tiled(vae, few, VaeTiles::of(vae)) : vae.decode(few);
        if (!pictures.defined())
            pictures = at::empty({batch, decoded.size(1), decoded.size(2), decoded.size(3)},
                                 decoded.options().memory_format(at::MemoryFormat::Contiguous));
        at::Tensor part = pictures.narrow(0, first, count);
        part.copy_(decoded).div_(2).add_(0.5).clamp_(0, 1);
    }
    return pictures;  // [B, 3, h, w]
}

}  // namespace seedbed
