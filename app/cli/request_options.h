// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <string>

namespace CLI {
class App;
}

namespace seedbed {

// What a picture is made of, as typed where it is not a number: shared by the commands that make
// pictures.
struct RequestArguments {
    std::string seeds = "0-3";
    std::string sampler = "ddim";
    std::string schedule = "automatic";
    std::string size;
    std::string noise = "cpu";
};

// --prompt, --negative, --seeds, --model
void add_what_options(CLI::App& command, RequestArguments& arguments, GenerateRequest& request);
// --steps, --sampler, --schedule, --cfg, --eta, --size, --rng, --ensd
void add_how_options(CLI::App& command, RequestArguments& arguments, GenerateRequest& request);
// --batch, --device, --dtype, --threads
void add_machine_options(CLI::App& command, GenerateRequest& request, int& threads);

// Writes what was typed into the request. Throws Error{InvalidRequest}.
void apply(const RequestArguments& arguments, GenerateRequest& request);

}  // namespace seedbed
