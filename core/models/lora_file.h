// SPDX-License-Identifier: Apache-2.0
// LoRA files as they are published: kohya's ("lora_unet_….lora_down.weight"), PEFT's
// ("unet.….lora_A.weight") and older diffusers' ("….processor.to_q_lora.down.weight").
// O I output and input width, r rank, k kernel size
#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace seedbed {

// What a file adds to one layer.
struct LoraLayer {
    std::string network;  // "denoiser", "text_encoder", "text_encoder_2"
    std::string layer;    // with dots or, from kohya, with "_" in their place
    at::Tensor down;      // float32 [r, I] or [r, I, k, k]
    at::Tensor up;        // float32 [O, r] or [O, r, 1, 1]
    at::Tensor mid;       // float32 [r, r, k, k] (Tucker form) or undefined
    double alpha = 0;     // 0: as large as the rank

    // alpha / rank * up down, flattened: [O, I k k].
    at::Tensor delta() const;
};

struct LoraFile {
    std::filesystem::path path;
    std::string base;  // what it was made for, guessed from its widths: "Stable Diffusion 1.x", …
    std::vector<LoraLayer> layers;
};

// Throws as open_tensors; FileFormat for a layer with half of its matrices or ranks that differ, or
// when nothing in the file is a LoRA; UnsupportedModel naming the kind for LoHa, LoKr, OFT, DoRA
// and full differences.
LoraFile read_lora(const std::filesystem::path& path);

}  // namespace seedbed
