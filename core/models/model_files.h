// SPDX-License-Identifier: Apache-2.0
// Where a model's parts lie, whatever form it was published in. Headers only: nothing is loaded.
#pragma once

#include "core/io/json_file.h"
#include "core/io/tensor_source.h"
#include "core/models/defect_list.h"
#include "core/models/model_hints.h"
#include "core/models/placement.h"
#include "core/models/weights.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

// One network: its settings in diffusers' form, and its tensors.
struct Component {
    JsonObject config;
    std::shared_ptr<const TensorSource> tensors;
    TensorNames names;  // diffusers' name -> what the file has; empty = the file has those names
    WeightSurvey* survey = nullptr;  // of a dry run on at::kMeta, see Weights::open

    Weights weights(const Placement& placement) const {
        return Weights::open(tensors, names, placement, survey);
    }

    // A folder with config.json and weights: NAME.safetensors, its ".fp16" variant, shards with an
    // index, or NAME.bin, in this order, where NAME is "diffusion_pytorch_model" or "model". Throws
    // Error{FileNotFound} that lists what was looked for, and as JsonObject::open and open_tensors.
    static Component in_folder(const std::filesystem::path& folder);
};

enum class ModelFamily { StableDiffusion, StableDiffusionXl, PixArt };

struct ModelFiles {
    std::filesystem::path path;  // what the person pointed at: a folder or a file
    std::string form;            // "diffusers folder", "single file (CompVis)", …
    ModelFamily family = ModelFamily::StableDiffusion;
    std::string
        architecture;  // "Stable Diffusion 1.x", "… 2.x", "SDXL", "PixArt-α", "… inpainting"
    // "unet" or "transformer", "vae", "text_encoder", "text_encoder_2"
    std::map<std::string, Component> components;
    std::map<std::string, std::filesystem::path> tokenizers;  // "tokenizer", "tokenizer_2": folders
    nlohmann::json index;             // model_index.json, {} for a single file
    nlohmann::json scheduler_config;  // as published with such a model where a file has none
    ModelHints hints;
    // What the files do not say and was taken as such models are published, one sentence each.
    std::vector<std::string> assumed;
    // What is there but plays no part: "EMA weights …", one sentence each.
    std::vector<std::string> unused;

    const Component& component(const std::string& name) const;  // LogicError when it has none
    const Component& denoiser() const;                          // "unet" or "transformer"
    std::filesystem::path denoiser_file() const;                // whose hash names the model
};

// path: a diffusers folder, a single file of any form, or "…/model_index.json". The form and the
// architecture come from the content, not from names. Throws Error that names the file, the field
// or tensor and the remedy: FileNotFound, FileFormat, UnsupportedModel.
ModelFiles find_model_files(const std::filesystem::path& path);

// The same, but what is wrong goes to `defects`: where these are kept, a component that cannot be
// used is left out and the rest is what the files tell.
ModelFiles find_model_files(const std::filesystem::path& path, DefectList& defects);

// The two forms.
ModelFiles read_model_folder(const std::filesystem::path& folder, DefectList& defects);
ModelFiles read_single_file(const std::filesystem::path& file, DefectList& defects);

// SDXL that was distilled to a few steps without guidance, as its published scheduler tells.
bool is_turbo(ModelFamily family, const nlohmann::json& scheduler_config);

// "Stable Diffusion 2.x inpainting": the name of the family and kind, as far as the components'
// configurations tell.
std::string architecture_name(const ModelFiles& files);

}  // namespace seedbed
