// SPDX-License-Identifier: Apache-2.0
// What a model folder holds, from its JSON files and the headers of its weight files.
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/io/safetensors.h"
#include "core/models/model.h"
#include "core/models/model_config.h"
#include "core/models/model_hints.h"
#include "core/models/unet_config.h"
#include "core/models/vae_config.h"

#include <set>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

// The files that load_model reads.
constexpr const char* kFiles[] = {"model_index.json",
                                  "tokenizer/vocab.json",
                                  "tokenizer/merges.txt",
                                  "text_encoder/config.json",
                                  "text_encoder/model.safetensors",
                                  "unet/config.json",
                                  "unet/diffusion_pytorch_model.safetensors",
                                  "vae/config.json",
                                  "vae/diffusion_pytorch_model.safetensors",
                                  "scheduler/scheduler_config.json"};

void check_files(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        throw Error(ErrorCode::FileNotFound,
                    "There is no model folder " + quote_path(folder) +
                        "; give \"tabletop\" or a folder in diffusers' layout.");
    }
    for (const char* file : kFiles) {
        if (fs::exists(folder / file, ignored)) continue;
        throw Error(ErrorCode::FileNotFound,
                    "The model folder " + quote_path(folder) + " has no " + file +
                        "; it must be a Stable Diffusion pipeline in diffusers' layout with "
                        "safetensors weights.");
    }
}

struct WeightCount {
    std::uint64_t parameters = 0;
    std::set<std::string> types;
};

WeightCount count_weights(const fs::path& file) {
    WeightCount count;
    const auto weights = SafetensorsFile::open(file);
    for (const auto& [name, entry] : weights->tensors()) {
        if (entry.dtype != DType::F16 && entry.dtype != DType::BF16 && entry.dtype != DType::F32)
            continue;
        count.types.emplace(to_string(entry.dtype));
        count.parameters += (entry.end - entry.begin) / item_size(entry.dtype);
    }
    return count;
}

nlohmann::json layers_json(const UNetConfig& config) {
    auto list = nlohmann::json::array();
    for (const auto& layer : cross_attention_layers(config)) {
        list.push_back(
            {{"name", layer.name}, {"heads", layer.heads}, {"downsampling", layer.factor}});
    }
    return list;
}

// A part of the pipeline: its class, its own settings and its weights.
nlohmann::json part_json(const fs::path& config_file, const WeightCount& weights) {
    return {{"config", read_json(config_file)},
            {"parameters", weights.parameters},
            {"dtypes", weights.types}};
}

std::string architecture_of(const ModelHints& hints, const UNetConfig& unet) {
    if (!hints.architecture.empty()) return hints.architecture;
    return unet.linear_projection ? "Stable Diffusion 2.x" : "Stable Diffusion 1.x";
}

}  // namespace

ModelSummary summarize_model(const fs::path& folder) {
    check_files(folder);
    const JsonObject index = JsonObject::open(folder / "model_index.json");
    if (index.text("_class_name") != "StableDiffusionPipeline") {
        unsupported(index, "_class_name", "supported: \"StableDiffusionPipeline\"");
    }
    const ModelHints hints = read_model_hints(folder);
    const UNetConfig unet = read_unet_config(folder / "unet");
    const VaeConfig vae = read_vae_config(folder / "vae");
    const JsonObject scheduler = JsonObject::open(folder / "scheduler" / "scheduler_config.json");

    ModelSummary summary;
    summary.name = hints.name;
    summary.architecture = architecture_of(hints, unet);
    summary.prediction = scheduler.text("prediction_type", "epsilon");
    nlohmann::json parts;
    for (const auto& [part, file] : {std::pair{"text_encoder", "model.safetensors"},
                                     std::pair{"unet", "diffusion_pytorch_model.safetensors"},
                                     std::pair{"vae", "diffusion_pytorch_model.safetensors"}}) {
        const WeightCount count = count_weights(folder / part / file);
        summary.parameters += count.parameters;
        parts[part] = part_json(folder / part / "config.json", count);
    }
    summary.bytes_float32 = 4 * summary.parameters;
    summary.json = {{"kind", "model"},
                    {"folder", folder.string()},
                    {"name", summary.name},
                    {"architecture", summary.architecture},
                    {"prediction_type", summary.prediction},
                    {"parameters", summary.parameters},
                    {"bytes_float32", summary.bytes_float32},
                    {"latent_channels", vae.latent_channels},
                    {"latent_factor", 1 << (vae.levels() - 1)},
                    {"native_size", unet.sample_size << (vae.levels() - 1)},
                    {"cross_attention_layers", layers_json(unet)},
                    {"scheduler", scheduler.json()},
                    {"hints", hints.json},
                    {"parts", parts}};
    return summary;
}

}  // namespace seedbed
