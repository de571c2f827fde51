// SPDX-License-Identifier: Apache-2.0
// One picture's attention as files: maps for NumPy, numbers for tables and scripts.
// S captured steps, T tokens, L heads, h x w query grid
#pragma once

#include "core/engine/event.h"

#include <filesystem>
#include <string>
#include <vector>

namespace seedbed {

// What was captured of one picture. Steps that were not kept are null and left out.
struct CapturedPicture {
    Seed seed;
    GenerateRequest request;  // that made it
    std::string model_name;
    std::string model_hash;
    std::vector<std::string> layers;  // names by index into ModelInfo::layers
    TokenizedPrompt prompt;
    std::vector<AttentionStepPtr> steps;  // by step
};

// A word or phrase and its token positions.
struct CapturedWord {
    std::string text;
    std::vector<int> tokens;
};

// Names of the special positions as the exports spell them: "<start>", "<end>", "<pad>".
std::string token_name(const PromptToken& token);

// Writes, for numpy.load:
//   average [S, T, h, w] float32       mean over heads and the layers nearest to 16 x 16
//   layer.<name> [S, L, T, h, w]       when every layer and head was kept
//   tokens [T] texts, ids [T] int64    of the prompt; steps [S] int64, 0-based
//   prompt, negative, model, sampler texts; seed text (64 bits without a sign), guidance float64
// A layer that only some of the steps have is left out. Throws Error{InvalidRequest} when no step
// has maps, and as write_npz.
void write_maps(const std::filesystem::path& path, const CapturedPicture& picture);

// Numbers by step and word: "max", "mean" and "activation" (1 - the Enhance term) of each map, and
// for each pair "separate", "iou" and "cosine" (core/attention/overlap.h). Steps are 0-based, as in
// all of Seedbed's files. Throw LogicError for a word whose tokens the maps do not have.
// CSV: a header line, then seed,step,measure,word,other,value.
std::string attention_csv(const CapturedPicture& picture, const std::vector<CapturedWord>& words);
// JSON: an object with what made the picture, its words and a list of steps.
std::string attention_json(const CapturedPicture& picture, const std::vector<CapturedWord>& words);

}  // namespace seedbed
