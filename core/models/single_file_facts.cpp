// SPDX-License-Identifier: Apache-2.0
#include "core/models/single_file_facts.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/file_keys.h"
#include "core/models/weights.h"

#include <ATen/ATen.h>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Holds = TensorFileKind::Holds;

constexpr const char* kUnet = "model.diffusion_model.";
// The channels at the largest grid of every published Stable Diffusion and SDXL.
constexpr std::int64_t kPublishedChannels = 320;
constexpr std::int64_t kHeadWidth = 64;  // of Stable Diffusion 2, SDXL and of all CLIP text models

std::optional<OriginalConfig> original_config(const fs::path& base) {
    for (const char* extension : {".yaml", ".yml"}) {
        const fs::path file = fs::path(base) += extension;
        std::error_code ignored;
        if (fs::exists(file, ignored)) return OriginalConfig::open(file);
    }
    return std::nullopt;
}

json one_or_list(const std::vector<std::int64_t>& list) {
    for (const std::int64_t one : list)
        if (one != list.front()) return list;
    return list.front();
}

}  // namespace

SingleFileFacts::SingleFileFacts(std::shared_ptr<const TensorSource> tensors,
                                 Holds model,
                                 DefectList& defects)
    : tensors_(std::move(tensors)),
      model_(model),
      base_(fs::path(tensors_->path()).replace_extension()) {
    defects.attempt([this] { original_ = original_config(base_); });
}

std::optional<fs::path> SingleFileFacts::beside(const fs::path& part) const {
    const fs::path path = (fs::path(base_) += "_config") / part;
    std::error_code ignored;
    if (fs::exists(path, ignored)) return path;
    return std::nullopt;
}

std::string SingleFileFacts::remedy() const {
    const std::string name = base_.filename().string();
    return "put the model's " + name + ".yaml (the original program's settings) or " + name +
           "_config/ (diffusers' folders without weights) beside it";
}

void SingleFileFacts::assume(const std::string& fact) {
    assumed_.push_back(fact + "; to say otherwise, " + remedy() + ".");
}

void SingleFileFacts::refuse_heads(const std::string& what, std::int64_t width) const {
    throw Error(ErrorCode::UnsupportedModel,
                quote_path(tensors_->path()) + ": how many attention heads its " + what +
                    " has cannot be read from the weights, and its width " + std::to_string(width) +
                    " is none of the published ones; " + remedy() + ".");
}

void SingleFileFacts::complete_unet(json& config) {
    const auto channels = config.at("block_out_channels").get<std::vector<std::int64_t>>();
    const bool published = channels.front() == kPublishedChannels;
    if (const auto heads = original_ ? original_->heads(channels) : std::nullopt) {
        config["attention_head_dim"] = one_or_list(*heads);
    } else if (!published) {
        refuse_heads("UNet", channels.front());
    } else if (model_ == Holds::StableDiffusion1) {
        config["attention_head_dim"] = 8;
    } else {
        std::vector<std::int64_t> heads;
        for (const std::int64_t channel : channels) heads.push_back(channel / kHeadWidth);
        config["attention_head_dim"] = one_or_list(heads);
    }
    const bool inpainting = config.at("in_channels") != config.at("out_channels");
    // The original's "image_size" is a meaningless 32 in all published files.
    const auto given = original_ ? original_->image_size() : std::nullopt;
    config["sample_size"] = given && !published ? *given : published_side(inpainting) / 8;
    if (model_ == Holds::StableDiffusion2) config["upcast_attention"] = true;
}

std::int64_t SingleFileFacts::published_side(bool inpainting) const {
    if (model_ == Holds::StableDiffusionXl) return 1024;
    const bool large = model_ == Holds::StableDiffusion2 && !inpainting && prediction_ &&
                       prediction_->type == "v_prediction";
    return large ? 768 : 512;
}

void SingleFileFacts::complete_text(json& config, const std::string& name) {
    const auto width = config.at("hidden_size").get<std::int64_t>();
    if (width != 768 && width != 1024 && width != 1280) refuse_heads(name, width);
    config["num_attention_heads"] = width / kHeadWidth;
}

void SingleFileFacts::complete_vae(json& config) {
    const auto given = original_ ? original_->scale_factor() : std::nullopt;
    const bool xl = model_ == Holds::StableDiffusionXl;
    config["scaling_factor"] = given.value_or(xl ? 0.13025 : 0.18215);
    config["sample_size"] = published_side(false);
}

// Stable Diffusion 2 conditions on the penultimate layer, and its files hold the last one, too.
int SingleFileFacts::text_layers(int blocks) const {
    return original_ && original_->last_text_layer() ? blocks : blocks - 1;
}

// https://github.com/Stability-AI/ModelSpec
std::optional<std::string> SingleFileFacts::prediction_of_metadata() const {
    const auto& metadata = tensors_->metadata();
    const auto value = [&](const char* key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    const std::string type = value("modelspec.prediction_type");
    if (type == "v" || type == "v_prediction") return "v_prediction";
    if (type == "epsilon" || type == "eps") return "epsilon";
    if (value("modelspec.architecture") == "stable-diffusion-v2-768-v") return "v_prediction";
    return std::nullopt;
}

// Of Stable Diffusion 2's two kinds, the 768-pixel one predicts v. Its files say so nowhere; but
// training on v has spread the last transformer's first norm, which ComfyUI uses, too.
std::string SingleFileFacts::guess_prediction(bool inpainting) {
    if (model_ != Holds::StableDiffusion2 || inpainting) {
        assume("it predicts epsilon, as such models are published");
        return "epsilon";
    }
    constexpr double kSpreadOfV = 0.09;
    const FileKeys keys(*tensors_, kUnet);
    const std::string norm = "output_blocks." + std::to_string(keys.count("output_blocks") - 1) +
                             ".1.transformer_blocks.0.norm1.bias";
    bool spread = false;
    if (keys.has(norm)) {
        const std::string name = keys.full(norm);
        const std::int64_t size = keys.size(norm, 0);
        Weights weights = Weights::open(tensors_, {{name, {.name = name}}}, {});
        spread = size > 0 && weights.take(name, {size}).std(false).item<double>() > kSpreadOfV;
    }
    assume(std::string("it predicts ") + (spread ? "v" : "epsilon") +
           ", judged by the spread of its last transformer's first norm");
    return spread ? "v_prediction" : "epsilon";
}

SingleFileFacts::Prediction SingleFileFacts::prediction(bool inpainting) {
    if (prediction_) return *prediction_;
    Prediction found;
    if (const auto said = original_ ? original_->prediction() : std::nullopt)
        found.type = *said;
    else if (tensors_->contains(
                 "v_pred"))  // empty tensors, by which SDXL fine-tunes mark themselves
        found = {"v_prediction", tensors_->contains("ztsnr")};
    else if (const auto told = prediction_of_metadata())
        found.type = *told;
    else
        found.type = guess_prediction(inpainting);
    prediction_ = found;
    return found;
}

json SingleFileFacts::published_scheduler(const std::string& prediction) const {
    json config = {{"beta_start", 0.00085},
                   {"beta_end", 0.012},
                   {"beta_schedule", "scaled_linear"},
                   {"num_train_timesteps", 1000},
                   {"prediction_type", prediction},
                   {"set_alpha_to_one", false},
                   {"clip_sample", false},
                   {"steps_offset", 1},
                   {"trained_betas", nullptr}};
    if (model_ == Holds::StableDiffusionXl) {
        config["_class_name"] = "EulerDiscreteScheduler";
        config["timestep_spacing"] = "leading";
        config["interpolation_type"] = "linear";
        config["use_karras_sigmas"] = false;
    } else if (prediction == "v_prediction") {
        config["_class_name"] = "DDIMScheduler";
    } else {
        config["_class_name"] = "PNDMScheduler";
        config["skip_prk_steps"] = true;
    }
    return config;
}

json SingleFileFacts::scheduler(bool inpainting) {
    if (const auto file = beside("scheduler/scheduler_config.json")) {
        json config = JsonObject::open(*file).json();
        const auto said = config.find("prediction_type");
        prediction_ = Prediction{
            said != config.end() && said->is_string() ? said->get<std::string>() : "epsilon"};
        return config;
    }
    const Prediction predicts = prediction(inpainting);
    json config = published_scheduler(predicts.type);
    if (original_) {
        if (const auto value = original_->beta_start()) config["beta_start"] = *value;
        if (const auto value = original_->beta_end()) config["beta_end"] = *value;
        if (const auto value = original_->timesteps()) config["num_train_timesteps"] = *value;
    }
    if (predicts.zero_terminal_snr) {
        config["rescale_betas_zero_snr"] = true;
        config["timestep_spacing"] = "trailing";
    }
    if (model_ == Holds::StableDiffusionXl)
        assume(
            "its sampler is that of the SDXL base model; Turbo and Lightning models want 1 to 8 "
            "steps of another one without guidance");
    return config;
}

}  // namespace seedbed
