// SPDX-License-Identifier: Apache-2.0
#include "core/engine/model_cache.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/engine/device.h"
#include "core/engine/memory.h"
#include "core/io/json_file.h"
#include "core/kernels/tensor_memory.h"
#include "core/models/model.h"
#include "core/sampling/latent_preview.h"

#include <c10/core/InferenceMode.h>

#include <chrono>
#include <string_view>

namespace seedbed {
namespace {

std::vector<AttentionLayerInfo> layers_of(const UNet& unet) {
    std::vector<AttentionLayerInfo> layers;
    for (const auto& layer : unet.attention_layers())
        layers.push_back({layer.name, layer.heads, layer.factor});
    return layers;
}

void apply_hints(const Model& model, ModelInfo& info) {
    if (!model.hints.is_object()) return;
    const JsonObject hints(model.hints, (model.folder / "seedbed.json").string());
    info.default_steps = static_cast<int>(hints.integer("steps", 1, 1000, info.default_steps));
    info.default_guidance = hints.number("guidance", info.default_guidance);
    if (hints.has("example_prompts")) info.example_prompts = hints.texts("example_prompts");
}

ModelInfoPtr describe(const Model& model, const std::string& id, const std::string& device) {
    auto info = std::make_shared<ModelInfo>();
    info->id = id;
    info->name = model.name;
    info->path = model.folder.string();
    info->architecture = model.architecture;
    info->prediction = model.scheduler_config.value("prediction_type", std::string("epsilon"));
    info->hash = model.hash;
    info->dtype = "float32";
    info->device = device;
    info->latent_channels = model.vae->latent_channels();
    info->latent_factor = model.vae->factor();
    const int latent_side = model.unet->sample_size();
    info->native_width = info->native_height = latent_side * info->latent_factor;
    info->parameters = model.parameters;
    info->memory_bytes = model.bytes;
    info->layers = layers_of(*model.unet);
    info->average_layers = average_layers(model.unet->attention_layers(), latent_side, latent_side);
    info->tokenizer = model.tokenizer;
    apply_hints(model, *info);
    return info;
}

}  // namespace

LoadedModel::LoadedModel(const std::string& id, const std::string& device) {
    // Weights must not be inference tensors: training works on the same ones.
    const c10::InferenceMode no_inference(false);
    const auto start = std::chrono::steady_clock::now();
    model_ = load_model(model_folder(id), at::Device(device));
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

LoadedModelPtr ModelCache::get(const std::string& id, const std::string& device) {
    const auto resolved = resolve_device(device);
    const auto key = resolved + " " + id;
    if (current_ && key == key_) return current_;
    current_.reset();  // before loading: two models may not fit
    key_.clear();
    current_ = std::make_shared<const LoadedModel>(id, resolved);
    key_ = key;
    return current_;
}

void ModelCache::free_memory() {
    release_tensor_memory();
    if (current_) free_device_cache(current_->info()->device);
}

}  // namespace seedbed
