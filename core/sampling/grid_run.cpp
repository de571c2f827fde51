// SPDX-License-Identifier: Apache-2.0
// B seeds, C latent channels, H W latent size, S steps, T tokens, D width of the text states
#include "core/sampling/grid_run.h"

#include "core/base/error.h"
#include "core/sampling/noise.h"
#include "core/sampling/scheduler.h"
#include "core/sampling/side_by_side.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <utility>

namespace seedbed {
namespace {

// Pictures decoded at a time: the decoder's full-size activations are what needs memory.
constexpr std::int64_t kDecodeTogether = 4;

at::Tensor token_ids(const ClipTokenizer& tokenizer, const std::vector<std::string>& prompts) {
    std::vector<at::Tensor> rows;
    for (const std::string& prompt : prompts)
        rows.push_back(at::tensor(tokenizer.encode(prompt), at::kLong));
    return at::stack(rows);  // [P, T]
}

std::int64_t latent_size(int pixels, int factor, const char* side) {
    if (pixels <= 0 || pixels % factor != 0) {
        throw Error(ErrorCode::InvalidRequest,
                    std::string(side) + " is " + std::to_string(pixels) +
                        " pixels; this model needs a multiple of " + std::to_string(factor));
    }
    return pixels / factor;
}

}  // namespace

PromptContext encode_prompt(const Model& model,
                            const std::string& prompt,
                            const std::string& negative,
                            double guidance) {
    const c10::InferenceMode inference;
    PromptContext context;
    context.guided = guidance > 1.0;
    const std::vector<std::string> prompts =
        context.guided ? std::vector{negative, prompt} : std::vector{prompt};
    const at::Tensor ids = token_ids(*model.tokenizer, prompts).to(model.device);
    context.states = model.text_encoder->forward(ids).last;  // [P, T, D]
    context.text = model.unet->prepare_text(context.states);
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
    const int factor = model_->vae->factor();
    const std::int64_t height = latent_size(settings.height, factor, "height");
    const std::int64_t width = latent_size(settings.width, factor, "width");
    scheduler_ = Scheduler::create(model_->scheduler_config,
                                   settings.sampler,
                                   settings.schedule,
                                   settings.steps,
                                   settings.eta);
    noise_ = generators_->next(model_->vae->latent_channels(), height, width).to(model_->device);
    latents_ = noise_ * scheduler_->init_noise_sigma();
    const std::int64_t prompts = prompt_->guided ? 2 : 1;
    input_ = at::empty({prompts * noise_.size(0), noise_.size(1), height, width}, noise_.options());
}

GridRun::GridRun(GridRun&&) noexcept = default;
GridRun::~GridRun() = default;

int GridRun::steps() const {
    return scheduler_->steps();
}

at::Tensor GridRun::timesteps() const {
    return at::tensor(scheduler_->timesteps(), at::kFloat);
}

at::Tensor GridRun::predict(AttentionObserver* observer) {
    const std::int64_t batch = latents_.size(0);
    const double scale = scheduler_->input_scale(step_);
    for (std::int64_t first = 0; first < input_.size(0); first += batch) {
        at::Tensor half = input_.narrow(0, first, batch);
        at::mul_out(half, latents_, at::Scalar(scale));
    }
    const at::Tensor timestep = at::full({1}, scheduler_->timesteps()[step_], latents_.options());
    at::Tensor output =
        forward_side_by_side(*model_->unet, input_, timestep, prompt_->text, observer);
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
    StepResult result = scheduler_->step(step_, latents_, output, noise);
    latents_ = std::move(result.next);
    denoised_ = std::move(result.denoised);
    ++step_;
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
    const std::int64_t prompts = prompt_->guided ? 2 : 1;
    input_ = at::empty({prompts * noise_.size(0), noise_.size(1), noise_.size(2), noise_.size(3)},
                       noise_.options());
}

at::Tensor GridRun::decode() const {
    check(done(), "[grid_run] decode comes after the last step");
    return decode_latents(*model_->vae, latents_);
}

at::Tensor decode_latents(const AutoencoderKl& vae, const at::Tensor& latents) {
    const c10::InferenceMode inference;
    const at::Tensor scaled = latents / vae.scaling_factor();
    const std::int64_t batch = latents.size(0);
    at::Tensor pictures;
    for (std::int64_t first = 0; first < batch; first += kDecodeTogether) {
        const std::int64_t count = std::min(kDecodeTogether, batch - first);
        const at::Tensor decoded = vae.decode(scaled.narrow(0, first, count));
        if (!pictures.defined())
            pictures = at::empty({batch, decoded.size(1), decoded.size(2), decoded.size(3)},
                                 decoded.options().memory_format(at::MemoryFormat::Contiguous));
        at::Tensor part = pictures.narrow(0, first, count);
        part.copy_(decoded).div_(2).add_(0.5).clamp_(0, 1);
    }
    return pictures;  // [B, 3, h, w]
}

}  // namespace seedbed
