// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/denoiser.h"
#include "core/models/model_files.h"
#include "core/models/placement.h"
#include "core/models/prompt_encoder.h"
#include "core/models/vae.h"

#include <ATen/core/Tensor.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

// A whole text-to-image model on one device. Lives on the engine thread.
struct Model {
    std::filesystem::path path;  // the folder or the single file
    std::string name;            // seedbed.json's "name", else the folder's or file's name
    ModelFamily family = ModelFamily::StableDiffusion;
    std::string architecture;  // ModelFiles::architecture, or seedbed.json's
    std::string hash;          // AutoV2: first 10 hex digits of SHA-256 of the denoiser's file
    std::unique_ptr<PromptEncoder> prompts;
    std::unique_ptr<Denoiser> denoiser;
    std::unique_ptr<AutoencoderKl> vae;
    nlohmann::json scheduler_config;  // scheduler/scheduler_config.json as it stands
    nlohmann::json index;             // model_index.json
    nlohmann::json hints;  // optional seedbed.json: name, steps, guidance, example_prompts
    Placement placement;   // of text encoders and denoiser; the VAE stays in float32 where half
                           // precision overflows
    std::uint64_t parameters = 0;
    std::uint64_t bytes = 0;  // of the weights in memory
};

// What a model would need, read from headers alone, before anything is loaded.
struct ModelSummary {
    std::string name;
    std::string architecture;
    std::string prediction;
    std::uint64_t parameters = 0;
    std::uint64_t bytes_float32 = 0;  // of all weights once loaded in float32
    nlohmann::json json;              // everything `seedbed inspect FOLDER` prints
};

// Throws Error naming the file, the field and the remedy: a missing file (FileNotFound), an unknown
// class or option (UnsupportedModel), a bad header or JSON (FileFormat).
ModelSummary summarize_model(const std::filesystem::path& path);
// The same of files that were found already.
ModelSummary summarize_model(const ModelFiles& files);

// Loads any model that find_model_files knows. Throws as summarize_model, for a tensor that is
// missing or of another shape (FileFormat: file, tensor, both shapes), and OutOfMemory when the
// weights do not fit into the memory that is free, with both sizes and what would fit.
std::shared_ptr<Model> load_model(const std::filesystem::path& path,
                                  const Placement& placement = {});

// Whether the denoiser also takes a mask and a masked picture (9 channels where the latent has 4).
bool is_inpainting(const Model& model);

// The text side and the denoiser of such a model, by family.
std::unique_ptr<PromptEncoder> load_prompt_encoder(const ModelFiles& files,
                                                   const Placement& placement);
std::unique_ptr<Denoiser> load_denoiser(const ModelFiles& files, const Placement& placement);

// The parts of a model must fit one another, or the first step would fail with a shape that nobody
// can read. Throws Error{UnsupportedModel, FileFormat} naming the model and both sizes.
void check_parts(const Model& model);

// "tabletop" -> the embedded model's folder, anything else is a path.
std::filesystem::path model_path(const std::string& id);

}  // namespace seedbed
