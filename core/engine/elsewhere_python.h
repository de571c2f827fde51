// SPDX-License-Identifier: Apache-2.0
// Pieces of the Python script that makes a picture with diffusers.
#pragma once

#include "core/base/noise_recipe.h"
#include "core/engine/elsewhere_prompt.h"
#include "core/engine/request.h"

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// A text as a literal of Python; bytes that are not UTF-8 become U+FFFD.
std::string python_text(std::string_view text);
std::string python_number(double value);
std::string python_list(const std::vector<std::string>& literals);
// [("a ", 1.0), ("cube", 1.3), (None, 1.0)]: None is BREAK.
std::string python_pieces(const std::vector<PromptPiece>& pieces);
// {"chain": [(7, 0.2)], "pad": None, "whole": True}
std::string python_recipe(const NoiseRecipe& recipe);

struct PythonScheduler {
    std::string name;     // of the class
    std::string options;  // behind the configuration: ", use_karras_sigmas=True"
};
// The class whose numbers a sampler's are (core/sampling/scheduler_config.h), and what diffusers
// would take over wrongly from a configuration of another class.
PythonScheduler python_scheduler(const GenerateRequest& request);

// The noise of a seed, draw by draw, where torch's own generator is not enough: needs NVIDIA_NOISE,
// ENSD and the imports sys, numpy and torch. Defines SeedNoise(seed, recipe) and draw_from(pipe).
std::string_view noise_code();
// Mixes of noises (core/sampling/noise_mix.h): defines mixed(recipe, own, draw).
std::string_view mixing_code();
// Prompts with weights, breaks or more than one chunk (core/models/prompt_chunks.h), or states of
// another layer: needs GUIDANCE, NEGATIVE, LAYER, NORMALISED, CHUNKED and the import math; defines
// encoded(pipe, pieces, negative_pieces), the keyword arguments of a pipeline.
std::string_view weights_code();
// The blurred mask and the pixels outside it.
std::string_view mask_code();

}  // namespace seedbed
