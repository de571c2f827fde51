// SPDX-License-Identifier: Apache-2.0
// Requests: plain values that the studio and the CLI hand to the engine.
#pragma once

#include "core/attention/overlap.h"
#include "core/base/noise_recipe.h"
#include "core/base/seed.h"
#include "core/sampling/sampler.h"

#include <cstdint>
#include <optional>
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

// Gives a seed up early: when its words' maps overlap too much after a step, it is not denoised on.
struct AbandonRule {
    std::vector<std::string> phrases;  // two or more words or phrases of the prompt
    OverlapMeasure measure = OverlapMeasure::Separate;  // of more than two, the closest pair
    double threshold = 0;                               // given up above this
    int step = 1;                                       // looked at after this step, 1-based

    bool operator==(const AbandonRule&) const = default;
};

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
    std::vector<NoiseRecipe> recipes;  // none: plain seeds; one: for all; else one for each seed
    std::optional<AbandonRule> abandon;
    int batch = 8;  // seeds denoised together; 1 is the exact mode
    Capture capture = Capture::Averages;
    bool previews = true;
    std::string output_folder;  // where PNGs go; empty = nothing is written
    std::string library;        // or: the library that keeps them (not together with output_folder)
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

// An axis of a grid. kind: "seed", "prompt" (whole prompts), "prompt_sr" (search and replace, the
// first value is searched for), "negative", "steps", "cfg", "sampler", "schedule", "eta", "size",
// "rng", "model", "variation" (a noise chain), "variation_strength".
struct GridAxis {
    std::string kind;
    std::vector<std::string> values;  // one cell each, as written: lists are expanded already

    bool operator==(const GridAxis&) const = default;
};

// Every combination of its axes, applied to a base request (whose own seeds count where no axis
// names any: the first one).
struct GridRequest {
    GenerateRequest base;
    std::vector<GridAxis> axes;  // the first is the columns, the second the rows
    bool skip_existing = true;   // a cell that the base's library holds is read, not made
    std::string name;            // shown; empty = made of the axes
    Priority priority = Priority::Normal;

    bool operator==(const GridRequest&) const = default;
};

// Draws the published vectors of the programs whose noise we promise to reproduce.
struct NoiseCheckRequest {
    Priority priority = Priority::Interactive;
};

using Request = std::variant<GenerateRequest, LoadModelRequest, GridRequest, NoiseCheckRequest>;

// Throws Error{InvalidRequest} that names the field, its value and what is allowed: no seeds, steps
// outside 1..1000, a size that is not a positive multiple of 8 or above 4096, batch outside 1..256,
// guidance not finite, a schedule that the sampler does not have, eta outside 0..1 or above 0
// without DDIM, an unknown device, as many recipes as neither one nor the seeds, strengths outside
// 0..1, an abandon rule with fewer than two phrases or a step beyond the last, a library together
// with an output folder. An empty prompt is allowed: it is the unconditional picture (the
// studio and the CLI say so).
void validate(const GenerateRequest& request);

Priority priority_of(const Request& request);
// What a person reads in the list of jobs: "Grid: a red cube", "Load tabletop".
std::string title_of(const Request& request);

}  // namespace seedbed
