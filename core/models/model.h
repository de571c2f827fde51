// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"
#include "core/models/unet.h"
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
    std::filesystem::path folder;
    std::string name;          // seedbed.json's "name", else the folder's name
    std::string architecture;  // "Stable Diffusion 1.x", "Stable Diffusion 2.x", or seedbed.json's
    std::string hash;          // first 10 hex digits of SHA-256 of the UNet's weight file
    std::shared_ptr<const ClipTokenizer> tokenizer;
    std::unique_ptr<ClipTextModel> text_encoder;
    std::unique_ptr<UNet> unet;
    std::unique_ptr<AutoencoderKl> vae;
    nlohmann::json scheduler_config;  // scheduler/scheduler_config.json as it stands
    nlohmann::json hints;  // optional seedbed.json: name, steps, guidance, example_prompts
    at::Device device = at::kCPU;
    at::ScalarType dtype = at::kFloat;
    std::uint64_t parameters = 0;
    std::uint64_t bytes = 0;  // of the weights in memory
};

// What a model folder would need, read from headers alone, before anything is loaded.
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
ModelSummary summarize_model(const std::filesystem::path& folder);

// Loads a diffusers StableDiffusionPipeline folder in float32. Throws as summarize_model, for a
// tensor that is missing or of another shape (FileFormat: file, tensor, both shapes), and
// OutOfMemory when the weights do not fit into the memory that is free, with both sizes.
std::shared_ptr<Model> load_model(const std::filesystem::path& folder, at::Device device);

// "tabletop" -> the embedded model's folder, anything else is a path.
std::filesystem::path model_folder(const std::string& id);

}  // namespace seedbed
