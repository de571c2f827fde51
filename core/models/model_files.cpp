// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_files.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// The names under which diffusers and transformers have saved weights, best first.
std::vector<std::string> weight_names() {
    std::vector<std::string> names;
    for (const std::string stem : {"diffusion_pytorch_model", "model", "pytorch_model"}) {
        for (const char* end : {".safetensors",
                                ".fp16.safetensors",
                                ".safetensors.index.json",
                                ".safetensors.index.fp16.json",
                                ".fp16.safetensors.index.json"})
            names.push_back(stem + end);
    }
    for (const std::string stem : {"diffusion_pytorch_model", "pytorch_model", "model"}) {
        for (const char* end : {".bin", ".fp16.bin", ".bin.index.json"})
            names.push_back(stem + end);
    }
    return names;
}

// `stem`: the name that its class is saved under.
fs::path weight_file(const fs::path& folder, const std::string& stem) {
    std::error_code ignored;
    for (const std::string& name : weight_names())
        if (fs::exists(folder / name, ignored)) return folder / name;
    throw Error(ErrorCode::FileNotFound,
                quote_path(folder / (stem + ".safetensors")) +
                    " is missing, and there is no .fp16.safetensors, .safetensors.index.json or "
                    ".bin in its place; download the folder again, with its large files.");
}

// A value of a configuration whose other fields may be damaged.
template <typename T>
T value_or(const json& object, const char* key, T fallback) {
    const auto found = object.find(key);
    if (found == object.end()) return fallback;
    try {
        return found->get<T>();
    } catch (const json::exception&) {
        return fallback;
    }
}

// A component's settings; of one whose weights cannot be used, those in its folder.
json config_of(const ModelFiles& files, const std::string& name) {
    const auto found = files.components.find(name);
    if (found != files.components.end()) return found->second.config.json();
    try {
        return JsonObject::open(files.path / name / "config.json").json();
    } catch (const Error&) {
        return json::object();  // it is among the defects
    }
}

bool takes_mask(const ModelFiles& files) {
    const auto latent =
        value_or<std::int64_t>(config_of(files, "vae"), "latent_channels", std::int64_t{4});
    return value_or<std::int64_t>(config_of(files, "unet"), "in_channels", std::int64_t{0}) ==
           2 * latent + 1;
}

// Stable Diffusion 2 has OpenCLIP's text model, whose activation is the exact one.
bool is_second(const ModelFiles& files) {
    const std::string activation =
        value_or<std::string>(config_of(files, "text_encoder"), "hidden_act", "");
    if (!activation.empty()) return activation == "gelu";
    return value_or(config_of(files, "unet"), "use_linear_projection", false);
}

}  // namespace

Component Component::in_folder(const fs::path& folder) {
    const fs::path file = folder / "config.json";
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        throw Error(ErrorCode::FileNotFound,
                    quote_path(file) +
                        " is missing, which says how the network is built; download the folder "
                        "again.");
    JsonObject config = JsonObject::open(file);
    const char* stem = config.has("_class_name") ? "diffusion_pytorch_model" : "model";
    return {std::move(config), open_tensors(weight_file(folder, stem)), {}, nullptr};
}

const Component& ModelFiles::component(const std::string& name) const {
    const auto found = components.find(name);
    check(found != components.end(), "[model_files] the model has no " + name);
    return found->second;
}

const Component& ModelFiles::denoiser() const {
    return component(family == ModelFamily::PixArt ? "transformer" : "unet");
}

fs::path ModelFiles::denoiser_file() const {
    return denoiser().tensors->files().front();
}

bool is_turbo(ModelFamily family, const nlohmann::json& scheduler_config) {
    return family == ModelFamily::StableDiffusionXl &&
           value_or<std::string>(scheduler_config, "_class_name", "") ==
               "EulerAncestralDiscreteScheduler" &&
           value_or<std::string>(scheduler_config, "timestep_spacing", "") == "trailing";
}

std::string architecture_name(const ModelFiles& files) {
    std::string name;
    switch (files.family) {
        case ModelFamily::PixArt:
            return "PixArt-α";
        case ModelFamily::StableDiffusionXl:
            name = is_turbo(files.family, files.scheduler_config) ? "SDXL Turbo" : "SDXL";
            break;
        case ModelFamily::StableDiffusion:
            name = is_second(files) ? "Stable Diffusion 2.x" : "Stable Diffusion 1.x";
            break;
    }
    return takes_mask(files) ? name + " inpainting" : name;
}

ModelFiles find_model_files(const fs::path& path) {
    DefectList defects(DefectList::Mode::ThrowFirst);
    return find_model_files(path, defects);
}

ModelFiles find_model_files(const fs::path& path, DefectList& defects) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return read_model_folder(path, defects);
    if (path.filename() == "model_index.json")
        return read_model_folder(fs::absolute(path).parent_path(), defects);
    if (!fs::exists(path, ignored))
        throw Error(ErrorCode::FileNotFound,
                    "There is no model " + quote_path(path) +
                        "; give \"tabletop\", a folder in diffusers' layout, or a .safetensors or "
                        ".ckpt file.");
    return read_single_file(path, defects);
}

}  // namespace seedbed
