// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/seed.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// How two noises are mixed.
//   Whole      over the whole [C, H, W] as one vector: what exploring uses.
//   PerColumn  over each channel and column along the height, as AUTOMATIC1111's variation seed
//   does:
//              for pictures that came from there.
enum class SlerpForm { Whole, PerColumn };

std::string_view to_string(SlerpForm form);         // "whole", "per_column"
SlerpForm parse_slerp_form(std::string_view text);  // throws Error{InvalidRequest}

// One step towards another seed's noise; strength 0 = stays, 1 = that seed's noise.
struct NoiseMix {
    Seed seed;
    double strength = 0;
    bool operator==(const NoiseMix&) const = default;
};

// A place between four seeds: the picture's own at (0, 0), `right` at (1, 0), `below` at (0, 1),
// `diagonal` at (1, 1). noise = slerp(y, slerp(x, own, right), slerp(x, below, diagonal)).
struct NoisePad {
    Seed right;
    Seed below;
    Seed diagonal;
    double x = 0;
    double y = 0;
    bool operator==(const NoisePad&) const = default;
};

// What is done to a seed's initial noise: first the pad, then the chain, one mix after the other.
// Later draws (ancestral samplers) stay the seed's own.
struct NoiseRecipe {
    std::vector<NoiseMix> chain;
    std::optional<NoisePad> pad;
    SlerpForm form = SlerpForm::Whole;

    bool plain() const { return chain.empty() && !pad; }
    bool operator==(const NoiseRecipe&) const = default;
};

// Reads "42:0.2;7:0.1" (also with ',' for ':', as InvokeAI's -V). Empty text is an empty chain.
// Throws Error{InvalidRequest} that quotes the offending part: no seed, a strength outside 0..1.
std::vector<NoiseMix> parse_noise_chain(std::string_view text);
// The text that parse_noise_chain reads back exactly.
std::string format_noise_chain(const std::vector<NoiseMix>& chain);

}  // namespace seedbed
