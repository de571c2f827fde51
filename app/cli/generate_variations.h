// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <string>

namespace CLI {
class App;
}

namespace seedbed {

// What is done to the noise of the seeds, and which of them are given up, as typed.
struct VariationArguments {
    std::string chain;     // --variation
    std::string seeds;     // --variation-seeds
    std::string strength;  // --variation-strength
    std::string slerp;
    std::string pad;
    int pad_steps = 5;
    std::string abandon;
    std::string measure = "separate";
};

void add_variation_options(CLI::App& command, VariationArguments& arguments);

// Sets the recipes of the request, and its seeds where one seed gets several pictures; and its
// rule. Throws Error{InvalidRequest}.
void apply(const VariationArguments& arguments, GenerateRequest& request);

}  // namespace seedbed
