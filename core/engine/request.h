// SPDX-License-Identifier: Apache-2.0
// Requests: plain values that the studio and the CLI hand to the engine.
#pragma once

#include "core/attention/overlap.h"
#include "core/base/lora_use.h"
#include "core/base/noise_recipe.h"
#include "core/base/prompt_options.h"
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

// A picture to start from instead of noise alone (Meng et al. 2021, SDEdit), and where to repaint.
struct StartPicture {
    std::string path;        // any picture that Seedbed opens; scaled to the run's size
    double strength = 0.75;  // share of the steps that is run: 0 = the picture as it is, 1 = all
    std::string mask_path;   // empty = everything; else white is repainted, black stays
    int mask_blur = 0;       // standard deviation of a Gaussian on the mask, pixels of the mask
    bool paste_back = true;  // where the mask is black: the picture's own pixels to the last bit

    bool operator==(const StartPicture&) const = default;
};

// When the VAE works tile by tile, which needs less memory.
enum class Tiling { Automatic, On, Off };  // Automatic: when the whole picture would not fit

// One prompt over many seeds.
struct GenerateRequest {
    std::string model = "tabletop";    // "tabletop", or the path of a model folder or file
    std::string device = "auto";       // "auto", "cpu", "cuda", "cuda:N"
    std::string dtype = "auto";        // "auto", "float32", "float16", "bfloat16"
    std::vector<LoraUse> loras;        // in this order
    std::string prompt;                // with wildcards: what was written
    std::vector<std::string> prompts;  // none: `prompt` for all; else one for each seed (wildcards)
    std::string negative;
    PromptOptions text;
    std::vector<Seed> seeds;
    int steps = 20;
    Sampler sampler = Sampler::Ddim;
    Schedule schedule = Schedule::Automatic;
    double guidance = 4.0;  // 1 or less = without guidance
    double eta = 0.0;       // DDIM only
    int width = 0;          // pixels, multiples of 8; 0 = the model's own
    int height = 0;
    NoiseMode noise = NoiseMode::Cpu;
    std::int64_t ensd = 0;  // added to the seed for the noise after the first draw (AUTOMATIC1111)
    std::optional<StartPicture> start;
    Tiling vae_tiling = Tiling::Automatic;
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
    std::string dtype = "auto";
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

// A model as it was when its facts were read.
struct ModelStamp {
    std::string id;  // ModelEntry::id
    std::uint64_t bytes = 0;
    std::int64_t modified_ns = 0;
};

// Finds models, LoRAs and embeddings in folders, and reads what their headers tell: ModelFound for
// each that is new or has changed, ModelsScanned at the end.
struct ScanModelsRequest {
    std::vector<std::string> folders;  // with what lies below them
    std::vector<std::string> files;    // and these files and model folders
    std::vector<ModelStamp> known;     // not read again while they are as they were
    Priority priority = Priority::Interactive;
};

// Computes the hashes by which other programs name these files: ModelHashed for each.
struct HashModelsRequest {
    std::vector<std::string> ids;  // ModelEntry::id
    Priority priority = Priority::Background;
};

// Gives the loaded model's memory back; the next run loads it again.
struct UnloadModelRequest {
    Priority priority = Priority::Interactive;
};

// Makes a picture from elsewhere again under the settings that its file names, tries each where it
// is silent, and tells which of them gives it.
struct ReproduceRequest {
    std::string picture;              // a PNG, JPEG or WebP that tells how it was made
    GenerateRequest base;             // what no file says: model, device, dtype, a start picture
    std::vector<std::string> models;  // instead of base.model: those among which the file's hash is
                                      // looked for; without it, all of them are tried
    std::vector<std::string> loras;   // files that the names of LoRAs are looked for among
    int most = 24;                    // settings that are tried of one model
    bool all = false;                 // goes on after settings that give the very picture
    Priority priority = Priority::Normal;

    bool operator==(const ReproduceRequest&) const = default;
};

using Request = std::variant<GenerateRequest,
                             LoadModelRequest,
                             GridRequest,
                             NoiseCheckRequest,
                             ScanModelsRequest,
                             HashModelsRequest,
                             UnloadModelRequest,
                             ReproduceRequest>;

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
