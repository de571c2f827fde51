// SPDX-License-Identifier: Apache-2.0
// What a run needs, said before anything is allocated.
#pragma once

#include "core/engine/request.h"

#include <cstdint>
#include <string>

namespace seedbed {

struct Model;

// Estimated bytes beside the weights of a run with resolved size and batch.
std::uint64_t run_memory(const Model& model, const GenerateRequest& request);

// Throws Error{OutOfMemory} that names need, free memory and the batch or size that would fit.
void check_run_memory(const Model& model, const GenerateRequest& request, std::uint64_t free_bytes);

// Whether the VAE is to work tile by tile: as asked for, and where that was Automatic, On when the
// whole picture would not fit (which is logged) and Automatic when it does.
Tiling chosen_tiling(const Model& model, const GenerateRequest& request, std::uint64_t free_bytes);

// "12.5 GiB", "340 MiB"
std::string format_bytes(std::uint64_t bytes);

}  // namespace seedbed
