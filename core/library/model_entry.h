// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seedbed {

enum class ModelKind { Model, Lora, Embedding };

std::string_view to_string(ModelKind kind);         // "model", "lora", "embedding"
ModelKind parse_model_kind(std::string_view text);  // throws Error{InvalidRequest}

// By which programs name a model's file; empty = not computed.
struct ModelHashes {
    std::string auto_v2;  // first 10 hex digits of SHA-256 of the file
    std::string auto_v3;  // first 12 of SHA-256 of what follows a safetensors header
    std::string sha256;

    bool operator==(const ModelHashes&) const = default;
};

// One network of a model.
struct ModelPart {
    std::string name;        // "unet", "text_encoder_2"
    std::string class_name;  // as the model's files name it; may be empty
    std::uint64_t parameters = 0;
    std::string dtype;  // of its tensors in the file: "float16"

    bool operator==(const ModelPart&) const = default;
};

// A model, LoRA or embedding on disk: what its headers tell, without loading it.
struct ModelEntry {
    std::string id;  // what GenerateRequest::model or LoraUse::path names: "tabletop" or the path
    ModelKind kind = ModelKind::Model;
    std::filesystem::path path;  // the folder or the file
    std::string name;
    std::string form;              // "diffusers folder", "single file (CompVis)", "kohya LoRA" …
    std::string architecture;      // of a LoRA or embedding: what it is made for; empty = unknown
    std::string prediction;        // "epsilon", "v_prediction"; empty = unknown
    std::string dtype;             // of most of its tensors in the file
    std::uint64_t bytes = 0;       // on disk
    std::int64_t modified_ns = 0;  // of its newest file, since 1970
    std::uint64_t parameters = 0;
    std::uint64_t bytes_float32 = 0;      // of all weights once loaded in float32
    std::uint64_t vae_bytes_float32 = 0;  // of these the VAE's, which stays in float32
    int native_width = 0;                 // pixels; 0 = unknown
    int native_height = 0;
    int latent_factor = 8;  // pixels per latent cell
    int base_channels = 0;  // of the denoiser at its full size; 0 = unknown
    int vae_channels = 0;   // of the VAE at its full size; 0 = unknown
    int attention_layers = 0;
    ModelHashes hashes;
    std::vector<ModelPart> parts;
    // Else told by the file, in English: ("Rank", "16"), ("Trained with", "kohya").
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<std::string> defects;  // one sentence each; it can be used nevertheless
    std::string error;                 // why it cannot be used, one sentence; empty = it can
    ErrorCode error_code = ErrorCode::Internal;

    bool broken() const { return !error.empty(); }
    bool operator==(const ModelEntry&) const = default;
};

}  // namespace seedbed
