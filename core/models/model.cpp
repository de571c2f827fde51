// SPDX-License-Identifier: Apache-2.0
#include "core/models/model.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/hash_cache.h"
#include "core/io/resources.h"
#include "core/kernels/tensor_memory.h"
#include "core/models/clip_pair_prompt_encoder.h"
#include "core/models/clip_prompt_encoder.h"
#include "core/models/memory_limit.h"
#include "core/models/pixart_transformer.h"
#include "core/models/t5_prompt_encoder.h"
#include "core/models/unet.h"

#include <ATen/ATen.h>

#include <atomic>
#include <future>
#include <optional>
#include <string>

namespace seedbed {
namespace {

[[noreturn]] void refuse(const Model& model, ErrorCode code, const std::string& problem) {
    throw Error(code, "The model " + quote_path(model.path) + " cannot be used: " + problem + ".");
}

// The published VAEs overflow in float16 (SDXL's always, others now and then), and their share of
// the time is small; one that says it does not keeps the model's type.
Placement vae_placement(const Placement& model, const JsonObject& config) {
    const bool overflows = model.dtype == at::kHalf && config.boolean("force_upcast", true);
    return {model.device, overflows ? at::kFloat : model.dtype};
}

// Hashes a file on a thread of its own, which also brings it into memory: gigabytes take seconds.
// Stops early when nobody waits for it any more.
class BackgroundHash {
 public:
    explicit BackgroundHash(const std::filesystem::path& file)
        : hash_(std::async(std::launch::async, [this, file] {
              const auto go_on = [this](std::uint64_t, std::uint64_t) { return !stop_.load(); };
              return HashCache().hashes_of(file, go_on);
          })) {}
    ~BackgroundHash() { stop_ = true; }

    std::string auto_v2() { return hash_.get()->auto_v2(); }

 private:
    std::atomic<bool> stop_ = false;
    std::future<std::optional<FileHashes>> hash_;
};

void count(const std::map<std::string, at::Tensor>& parameters, Model& model) {
    for (const auto& [name, tensor] : parameters) {
        model.parameters += static_cast<std::uint64_t>(tensor.numel());
        model.bytes += tensor.nbytes();
    }
}

}  // namespace

void check_parts(const Model& model) {
    const int in = model.denoiser->in_channels(), latent = model.vae->latent_channels();
    if (in != latent && in != 2 * latent + 1) {
        refuse(model,
               ErrorCode::UnsupportedModel,
               "its denoiser takes " + std::to_string(in) + " channels and its VAE gives " +
                   std::to_string(latent) +
                   "; known are models that make pictures from text (the same number) and "
                   "inpainting models (twice that and a mask)");
    }
    if (model.denoiser->text_width() != model.prompts->width()) {
        refuse(model,
               ErrorCode::FileFormat,
               "its denoiser's configuration asks for text states of width " +
                   std::to_string(model.denoiser->text_width()) +
                   " (\"cross_attention_dim\"), but its text encoders give " +
                   std::to_string(model.prompts->width()) +
                   "; the folder mixes parts of several models");
    }
}

std::filesystem::path model_path(const std::string& id) {
    return id == "tabletop" ? resource_path("models/tabletop") : std::filesystem::path(id);
}

std::unique_ptr<PromptEncoder> load_prompt_encoder(const ModelFiles& files,
                                                   const Placement& placement) {
    switch (files.family) {
        case ModelFamily::StableDiffusion:
            return ClipPromptEncoder::load(files, placement);
        case ModelFamily::StableDiffusionXl:
            return ClipPairPromptEncoder::load(files, placement);
        case ModelFamily::PixArt:
            return T5PromptEncoder::load(
                files.component("text_encoder"), files.tokenizers.at("tokenizer"), placement);
    }
    throw LogicError("[model] a family without text encoders");
}

std::unique_ptr<Denoiser> load_denoiser(const ModelFiles& files, const Placement& placement) {
    if (files.family == ModelFamily::PixArt)
        return PixArtTransformer::load(files.denoiser(), placement);
    return UNet::load(files.denoiser(), placement);
}

std::shared_ptr<Model> load_model(const std::filesystem::path& path, const Placement& placement) {
    const ModelFiles files = find_model_files(path);
    const ModelSummary summary = summarize_model(files);
    if (placement.device.is_cpu())
        check_memory("The model " + quote_path(path),
                     summary.parameters * c10::elementSize(placement.dtype));
    reuse_tensor_memory();
    BackgroundHash hash(files.denoiser_file());
    auto model = std::make_shared<Model>();
    model->path = files.path;
    model->name = summary.name;
    model->family = files.family;
    model->architecture = summary.architecture;
    model->placement = placement;
    model->prompts = load_prompt_encoder(files, placement);
    model->denoiser = load_denoiser(files, placement);
    const Component& vae = files.component("vae");
    model->vae = AutoencoderKl::load(vae, vae_placement(placement, vae.config));
    model->scheduler_config = files.scheduler_config;
    model->index = files.index;
    model->hints = files.hints.json;
    check_parts(*model);
    for (const auto& [name, parameters] : model->prompts->networks()) count(*parameters, *model);
    count(model->denoiser->parameters(), *model);
    count(model->vae->parameters(), *model);
    model->hash = hash.auto_v2();
    return model;
}

bool is_inpainting(const Model& model) {
    return model.denoiser->in_channels() != model.vae->latent_channels();
}

}  // namespace seedbed
