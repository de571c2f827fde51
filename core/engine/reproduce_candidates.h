// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"
#include "core/metadata/read_settings.h"

#include <string>
#include <vector>

namespace seedbed {

// One set of settings that may have made a picture.
struct Candidate {
    GenerateRequest request;  // one seed, batch 1
    // What it takes of the things that the file leaves open, in words: {"NVIDIA noise", "ENSD
    // 31337", "clip skip 2"}; empty when the file leaves nothing open.
    std::vector<std::string> taken;
};

struct Candidates {
    std::vector<Candidate> tries;      // the likeliest first
    std::vector<std::string> named;    // what the file names: "noise", "ENSD", "clip skip" …
    std::vector<std::string> missing;  // a sentence for each thing that could not be taken over
    int left_out = 0;                  // that were not listed, since there were more than `most`
};

// What decides which settings are worth trying.
struct CandidateModel {
    std::string id;            // GenerateRequest::model
    std::string name;          // ModelInfo::name
    std::string architecture;  // ModelInfo::architecture
    std::string hash;          // ModelInfo::hash
};

// Whether a hash as a file writes it, long or short, is this one.
bool same_hash(const std::string& written, const std::string& own);

// Every combination of what a picture's settings leave open: where the noise comes from, ENSD for
// samplers that draw noise at each step, clip skip, how weights in the prompt are read, Karras
// sigmas, the slerp of a variation seed. What the file names is kept. `base` gives what no file
// says (device, dtype, a start picture); loras: files that LoRA names are looked for among. Throws
// Error{InvalidRequest} for settings without a seed.
Candidates reproduce_candidates(const PictureFile& file,
                                const GenerateRequest& base,
                                const CandidateModel& model,
                                const std::vector<std::string>& loras,
                                int most);

}  // namespace seedbed
