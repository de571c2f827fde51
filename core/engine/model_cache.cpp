// SPDX-License-Identifier: Apache-2.0
#include "core/engine/model_cache.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/engine/device.h"
#include "core/engine/memory.h"
#include "core/io/json_file.h"
#include "core/kernels/tensor_memory.h"
#include "core/models/lora.h"
#include "core/models/model.h"
#include "core/sampling/latent_preview.h"
#include "core/sampling/sampler_title.h"
#include "core/sampling/scheduler_config.h"

#include <c10/core/InferenceMode.h>

#include <chrono>
#include <string_view>
#include <utility>

namespace seedbed {
namespace {

constexpr std::pair<std::string_view, at::ScalarType> kTypes[] = {
    {"float32", at::kFloat}, {"float16", at::kHalf}, {"bfloat16", at::kBFloat16}};

std::string name_of(at::ScalarType type) {
    for (const auto& [name, each] : kTypes)
        if (each == type) return std::string(name);
    throw LogicError("[model_cache] a type without a name");
}

Placement placement_of(const std::string& device, const std::string& dtype) {
    const at::Device place(device);
    if (dtype == "auto") return {place, place.is_cuda() ? at::kHalf : at::kFloat};
    for (const auto& [name, type] : kTypes)
        if (name == dtype) return {place, type};
    throw LogicError("[model_cache] an unchecked dtype");
}

std::vector<AttentionLayerInfo> layers_of(const Denoiser& denoiser) {
    std::vector<AttentionLayerInfo> layers;
    for (const auto& layer : denoiser.attention_layers())
        layers.push_back({layer.name, layer.heads, layer.factor});
    return layers;
}

// What the publishers of such models recommend, as far as the files tell it.
void apply_family(const Model& model, ModelInfo& info) {
    try {
        info.default_sampler = sampler_of_class(model.scheduler_config);
    } catch (const Error& error) {
        log(LogLevel::Warning,
            std::string(error.what()) + " The model's default is " +
                std::string(title_of(info.default_sampler)) + " instead.");
    }
    if (model.family == ModelFamily::StableDiffusionXl) info.default_guidance = 5.0;
    if (model.family == ModelFamily::PixArt) info.default_guidance = 4.5;
    if (!is_turbo(model.family, model.scheduler_config) && info.default_sampler != Sampler::Lcm)
        return;
    info.default_steps = 4;  // distilled: few steps, without guidance
    info.default_guidance = 1.0;
}

void apply_hints(const Model& model, ModelInfo& info) {
    if (!model.hints.is_object()) return;
    const JsonObject hints(model.hints, (model.path / "seedbed.json").string());
    info.default_steps = static_cast<int>(hints.integer("steps", 1, 1000, info.default_steps));
    info.default_guidance = hints.number("guidance", info.default_guidance);
    if (hints.has("example_prompts")) info.example_prompts = hints.texts("example_prompts");
}

ModelInfoPtr describe(const Model& model, const std::string& id, const std::string& device) {
    auto info = std::make_shared<ModelInfo>();
    info->id = id;
    info->name = model.name;
    info->path = model.path.string();
    info->architecture = model.architecture;
    info->prediction = model.scheduler_config.value("prediction_type", std::string("epsilon"));
    info->hash = model.hash;
    info->dtype = name_of(model.placement.dtype);
    info->device = device;
    info->latent_channels = model.vae->latent_channels();
    info->latent_factor = model.vae->factor();
    const int latent_side = model.denoiser->sample_size();
    info->size_multiple = info->latent_factor * model.denoiser->size_multiple();
    info->inpainting = is_inpainting(model);
    info->native_width = info->native_height = latent_side * info->latent_factor;
    info->parameters = model.parameters;
    info->memory_bytes = model.bytes;
    info->layers = layers_of(*model.denoiser);
    info->average_layers =
        average_layers(model.denoiser->attention_layers(), latent_side, latent_side);
    info->tokenizer = model.prompts->tokenizer();
    const int factor = info->layers.empty() ? 1 : info->layers[info->average_layers.at(0)].factor;
    info->average_width = info->average_height = (latent_side + factor - 1) / factor;
    apply_family(model, *info);
    apply_hints(model, *info);
    return info;
}

}  // namespace

LoadedModel::LoadedModel(const std::string& id,
                         const std::string& device,
                         const std::string& dtype) {
    // Weights must not be inference tensors: training works on the same ones.
    const c10::InferenceMode no_inference(false);
    const auto start = std::chrono::steady_clock::now();
    model_ = load_model(model_path(id), placement_of(device, dtype));
    loras_ = std::make_unique<LoraMixer>(*model_);
    auto info = std::make_shared<ModelInfo>(*describe(*model_, id, device));
    info->load_seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    info_ = info;
    log(LogLevel::Info,
        "Loaded " + info->name + " (" + info->architecture + ", " +
            format_bytes(info->memory_bytes) + ") on " + device + ".");
}

LoadedModel::~LoadedModel() = default;

const LatentPreview& LoadedModel::preview() const {
    if (!preview_)
        preview_ = std::make_unique<const LatentPreview>(LatentPreview::fit(*model_->vae));
    return *preview_;
}

void LoadedModel::mix(const std::vector<LoraUse>& loras) const {
    loras_->set(loras);
}

LoadedModelPtr ModelCache::get(const std::string& id,
                               const std::string& device,
                               const std::string& dtype) {
    const auto resolved = resolve_device(device);
    const auto key = resolved + " " + name_of(placement_of(resolved, dtype).dtype) + " " + id;
    if (current_ && key == key_) return current_;
    current_.reset();  // before loading: two models may not fit
    key_.clear();
    current_ = std::make_shared<const LoadedModel>(id, resolved, dtype);
    key_ = key;
    return current_;
}

void ModelCache::drop() {
    const std::string device = current_ ? current_->info()->device : std::string();
    current_.reset();
    key_.clear();
    release_tensor_memory();
    if (!device.empty()) free_device_cache(device);
}

void ModelCache::free_memory() {
    release_tensor_memory();
    if (current_) free_device_cache(current_->info()->device);
}

}  // namespace seedbed
