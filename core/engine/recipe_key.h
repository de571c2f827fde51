// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <cstddef>
#include <string>

namespace seedbed {

// Names a picture by what decides its content: 64 hex digits (SHA-256) of prompt, negative prompt
// (with guidance), seed, noise, steps, sampler, schedule, guidance, eta, size and the model's hash.
// Not by device, batch, library versions and paths: those change a picture by 1/255 at most.
std::string recipe_key(const ImageRecord& record);

// The same for picture `image` of a request before it is made; native size: ModelInfo's, for sides
// that the request leaves open (0).
std::string recipe_key(const GenerateRequest& request,
                       std::size_t image,
                       const std::string& model_hash,
                       int native_width,
                       int native_height);

// The prompt of picture `image`: its own (wildcards) or the one for all.
const std::string& prompt_of(const GenerateRequest& request, std::size_t image);

// The recipe of picture `image`: its own, the one for all, or a plain one.
const NoiseRecipe& recipe_of(const GenerateRequest& request, std::size_t image);

}  // namespace seedbed
