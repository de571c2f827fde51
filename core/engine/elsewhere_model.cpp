// SPDX-License-Identifier: Apache-2.0
#include "core/engine/elsewhere_model.h"

#include "core/models/model.h"
#include "core/models/model_files.h"

#include <cmath>
#include <cstdint>
#include <filesystem>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

ElsewhereFamily family_of(const ModelFiles& files) {
    if (files.family == ModelFamily::PixArt) return ElsewhereFamily::PixArt;
    if (files.family == ModelFamily::StableDiffusionXl) return ElsewhereFamily::StableDiffusionXl;
    // OpenCLIP's text encoders, of the second generation, are told by their activation.
    const auto& text = files.component("text_encoder").config;
    const bool second = text.text("hidden_act", "quick_gelu") == "gelu";
    return second ? ElsewhereFamily::StableDiffusion2 : ElsewhereFamily::StableDiffusion1;
}

// "fp16" where the denoiser's folder has no other weights.
std::string variant_of(const ModelFiles& files) {
    const auto name = files.denoiser_file().filename().string();
    return name.find(".fp16.") != name.npos ? "fp16" : "";
}

// Beside a single file, under its name.
std::string config_folder_of(const fs::path& file) {
    const auto folder = file.parent_path() / (file.stem().string() + "_config");
    return fs::is_directory(folder) ? fs::absolute(folder).string() : "";
}

void read_scheduler(const nlohmann::json& config, ElsewhereModel& model) {
    const JsonObject object(config, "scheduler_config.json");
    model.v_prediction = object.text("prediction_type", "epsilon") == "v_prediction";
    model.zero_terminal_snr = object.boolean("rescale_betas_zero_snr", false);
    model.spacing = object.text("timestep_spacing", model.spacing);
    model.karras = object.boolean("use_karras_sigmas", false);
}

// Of the VAE: pixels of a latent cell.
int latent_factor(const ModelFiles& files) {
    const auto& config = files.component("vae").config;
    const auto levels = config.has("block_out_channels")
                            ? config.integers("block_out_channels", 1, 1 << 20).size()
                            : std::size_t{4};
    return 1 << (levels - 1);
}

}  // namespace

ElsewhereModel elsewhere_model(const std::string& id) {
    const auto path = model_path(id);
    const auto files = find_model_files(path);
    ElsewhereModel model;
    model.path = fs::absolute(files.path).lexically_normal().string();
    model.name = files.hints.name.empty() ? fs::path(model.path).stem().string() : files.hints.name;
    model.family = family_of(files);
    model.single_file = fs::is_regular_file(files.path);
    if (model.single_file)
        model.config_folder = config_folder_of(files.path);
    else
        model.variant = variant_of(files);
    read_scheduler(files.scheduler_config, model);
    const auto& denoiser = files.denoiser().config;
    const auto& vae = files.component("vae").config;
    constexpr std::int64_t kMost = 1 << 20;
    const auto latent = vae.integer("latent_channels", 1, kMost, 4);
    model.inpainting = denoiser.integer("in_channels", 1, kMost, 4) == 2 * latent + 1;
    const JsonObject index(files.index.is_object() ? files.index : nlohmann::json::object(),
                           "model_index.json");
    model.zero_empty_negative = model.family == ElsewhereFamily::StableDiffusionXl &&
                                index.boolean("force_zeros_for_empty_prompt", true);
    if (!denoiser.json().value("sample_size", nlohmann::json()).is_number()) return model;
    const auto side = denoiser.integer("sample_size", 1, kMost) * latent_factor(files);
    model.native_width = model.native_height = static_cast<int>(side);
    return model;
}

}  // namespace seedbed
