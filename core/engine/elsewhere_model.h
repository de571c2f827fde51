// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace seedbed {

enum class ElsewhereFamily { StableDiffusion1, StableDiffusion2, StableDiffusionXl, PixArt };

// What other programs must be told of a model.
struct ElsewhereModel {
    std::string path;  // of the folder or the file; absolute
    std::string name;
    std::string hash;  // AutoV2; empty = not computed
    ElsewhereFamily family = ElsewhereFamily::StableDiffusion1;
    bool single_file = false;
    std::string config_folder;  // of a single file: its settings in diffusers' form; empty = none
    std::string variant;        // of a folder's weight files: "fp16", or empty
    bool inpainting = false;    // 9 channels
    bool v_prediction = false;
    bool zero_terminal_snr = false;
    std::string spacing = "leading";   // of its timesteps: "leading", "linspace", "trailing"
    bool karras = false;               // its own schedule has Karras sigmas
    bool zero_empty_negative = false;  // SDXL: no negative prompt is states of zeros
    int native_width = 0;              // pixels
    int native_height = 0;
};

// Reads it from the headers of a model's files; `id` as in GenerateRequest::model. Throws as
// find_model_files.
ElsewhereModel elsewhere_model(const std::string& id);

}  // namespace seedbed
