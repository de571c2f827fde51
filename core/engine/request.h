// SPDX-License-Identifier: Apache-2.0
// Requests: plain values that the studio and the CLI hand to the engine.
#pragma once

#include "core/base/seed.h"
#include "core/sampling/sampler.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace seedbed {

// How much cross-attention a run keeps.
enum class Capture {
    None,
    Averages,    // at every step the mean over heads and over the layers nearest to 16 x 16, all
                 // tokens
    Everything,  // also every layer and head
};

enum class Priority { Background, Normal, Interactive };

// One prompt over many seeds.
struct GenerateRequest {
    std::string model = "tabletop";  // "tabletop" or the path of a diffusers folder
    std::string device = "auto";     // "auto", "cpu", "cuda", "cuda:N"
    std::string prompt;
    std::string negative;
    std::vector<Seed> seeds;
    int steps = 20;
    Sampler sampler = Sampler::Ddim;
    Schedule schedule = Schedule::Automatic;
    double guidance = 4.0;  // 1 or less = without guidance
    double eta = 0.0;       // DDIM only
    int width = 0;          // pixels, multiples of 8; 0 = the model's own
    int height = 0;
    NoiseMode noise = NoiseMode::Cpu;
    int batch = 8;  // seeds denoised together; 1 is the exact mode
    Capture capture = Capture::Averages;
    bool previews = true;
    std::string output_folder;  // where PNGs go; empty = nothing is written
    std::string dump_path;      // safetensors of everything numeric; empty = none
    Priority priority = Priority::Normal;

    bool operator==(const GenerateRequest&) const = default;
};

// Loads a model so that the next run starts at once.
struct LoadModelRequest {
    std::string model = "tabletop";
    std::string device = "auto";
    Priority priority = Priority::Interactive;
};

using Request = std::variant<GenerateRequest, LoadModelRequest>;

// Throws Error{InvalidRequest} that names the field, its value and what is allowed: no seeds, steps
// outside 1..1000, a size that is not a positive multiple of 8 or above 4096, batch outside 1..256,
// guidance not finite, a schedule that the sampler does not have, eta outside 0..1 or above 0
// without DDIM, an unknown device. An empty prompt is allowed: it is the unconditional picture (the
// studio and the CLI say so).
void validate(const GenerateRequest& request);

Priority priority_of(const Request& request);
// What a person reads in the list of jobs: "Grid: a red cube", "Load tabletop".
std::string title_of(const Request& request);

}  // namespace seedbed
