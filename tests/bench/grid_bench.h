// SPDX-License-Identifier: Apache-2.0
// B seeds, C latent channels, H W latent size, T tokens, S steps
#pragma once

#include "core/engine/request.h"

#include <istream>
#include <ostream>
#include <string>

namespace seedbed::bench {

struct GridOptions {
    std::string model = "tabletop";
    std::string prompt;
    int seeds = 16;
    int steps = 20;
    double guidance = 4.0;
};

// Loads the model once and answers commands, one JSON line each:
//   run none|averages|everything   draws the grid: CPU seconds, peak memory, bytes of the kept
//   averages,
//                                  and whether its latents equal those of the first run bit for bit
//   save FILE                      the last pictures, safetensors `pictures` [B, 3, h, w] in [0, 1]
// The same protocol as diffusers_grid.py.
void serve_grid(const GridOptions& options, std::istream& commands, std::ostream& answers);

// Writes for each step s `latents.s` [B, C, H, W] as the UNet sees them, `timestep.s` [1] and the
// captured `average.s` [B, h * w, T]: what naive_maps.py checks.
void write_maps(const GridOptions& options, const std::string& path);

}  // namespace seedbed::bench
