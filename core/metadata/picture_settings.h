// SPDX-License-Identifier: Apache-2.0
// What a picture file says about how it was made, whichever program wrote it.
#pragma once

#include "core/base/noise_recipe.h"
#include "core/base/seed.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {

// Absent = the file does not say. Texts are UTF-8.
struct PictureSettings {
    std::string program;          // "AUTOMATIC1111", "Forge", "ComfyUI", "InvokeAI", "SwarmUI",
                                  // "Fooocus", "Draw Things", "NovelAI", "stable-diffusion.cpp",
                                  // "Seedbed", "Krita AI Diffusion"; empty = unknown
    std::string program_version;  // as written
    std::string prompt;
    std::string negative;
    std::optional<Seed> seed;
    NoiseRecipe recipe;              // variation seeds
    std::optional<NoiseMode> noise;  // where the file or the program's habit tells it
    std::optional<int> steps;
    std::optional<double> guidance;
    std::optional<double> eta;
    std::optional<int> width;  // pixels, as generated (the file may be larger: upscaled)
    std::optional<int> height;
    std::string sampler;     // ours ("ddim", "euler", …) when we have it, else empty
    std::string sampler_as;  // as written: "DPM++ 2M Karras", "k_euler_ancestral"
    std::string schedule;    // ours ("automatic", "karras"), else empty
    std::string model;       // name
    std::string model_hash;
    std::optional<int> clip_skip;
    // What has no field above, in the file's order and spelling: ("Lora hashes", "film: 0123…").
    std::vector<std::pair<std::string, std::string>> other;
    // One sentence for each thing that was there but could not be read: `The seed "-1" is not a
    // seed: …`. The rest of the settings is good.
    std::vector<std::string> problems;

    bool operator==(const PictureSettings&) const = default;
};

}  // namespace seedbed
