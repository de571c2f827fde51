// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/prompt_tokens.h"
#include "core/sampling/sampler.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

// A cross-attention layer of the loaded model.
struct AttentionLayerInfo {
    std::string
        name;  // the checkpoint's own: "up_blocks.2.attentions.1.transformer_blocks.0.attn2"
    int heads = 0;
    int factor = 1;  // down-sampling of its query grid against the latent: 1, 2, 4 …
};

// All that a person or a panel needs to know of a loaded model. A plain value; the weights stay
// with the engine.
struct ModelInfo {
    std::string id;            // what GenerateRequest::model was: "tabletop" or a path
    std::string name;          // shown: "Tabletop", or the folder's name
    std::string path;          // the folder or file
    std::string architecture;  // "Stable Diffusion 1.x", "SDXL", "PixArt-α", "Tabletop" …
    std::string prediction;    // "epsilon" or "v_prediction"
    std::string hash;          // AutoV2: first 10 hex digits of SHA-256 of the denoiser's file
    std::string dtype;         // "float32", "float16", "bfloat16"
    std::string device;        // "cpu", "cuda:0"
    int native_width = 0;      // pixels
    int native_height = 0;
    int latent_channels = 4;
    int latent_factor = 8;                    // pixels per latent cell
    int size_multiple = 8;                    // width and height must be multiples of this, pixels
    bool inpainting = false;                  // needs a picture and a mask
    Sampler default_sampler = Sampler::Ddim;  // what the model's scheduler config names
    Schedule default_schedule = Schedule::Automatic;
    int default_steps = 20;
    double default_guidance = 7.5;
    std::uint64_t parameters = 0;
    std::uint64_t memory_bytes = 0;
    double load_seconds = 0;
    std::vector<AttentionLayerInfo> layers;
    int average_height = 16;  // grid of AttentionStep::average at the native size: 16 x 16, or the
    int average_width = 16;   // nearest that the model has
    std::vector<int>
        average_layers;  // those whose mean is AttentionStep::average at the native size
    std::vector<std::string> example_prompts;
    std::shared_ptr<const PromptTokenizer> tokenizer;  // safe from any thread
};
using ModelInfoPtr = std::shared_ptr<const ModelInfo>;

}  // namespace seedbed
