// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"
#include "core/metadata/picture_settings.h"

#include <string>
#include <vector>

namespace seedbed {

// A request that makes a picture again as far as it can be made here.
struct Recalled {
    GenerateRequest request;
    // What came from the picture, by the request's names: "prompt", "negative", "seeds", "steps",
    // "sampler", "schedule", "guidance", "eta", "size", "noise", "variation", "syntax", "clip
    // skip", "ENSD", "LoRAs", "start".
    std::vector<std::string> filled;
    // One sentence for each thing that could not be taken over, the settings' problems among them:
    // "The sampler DPM++ SDE is not in Seedbed: the panel keeps DDIM."
    std::vector<std::string> not_mapped;
};

// Maps a picture's settings, of whichever program, onto a request; what they do not say, or what
// cannot be had here, stays as in `base`. Clip skip, ENSD, LoRAs and the reading of weights are
// those of the program where the file is silent. lora_files: where the names of LoRAs are looked
// for. The result is valid if `base` is.
Recalled recall(const PictureSettings& settings,
                const GenerateRequest& base,
                const std::vector<std::string>& lora_files = {});

}  // namespace seedbed
