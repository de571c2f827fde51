// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <string>

namespace CLI {
class App;
}

namespace seedbed {

// The picture to start from, and how the VAE works, as typed.
struct StartArguments {
    StartPicture picture;  // an empty path = none
    std::string tiling = "auto";
};

// --init, --strength, --mask, --mask-blur, --no-paste-back, --vae-tiling
void add_start_options(CLI::App& command, StartArguments& arguments);

// Writes what was typed into the request. Throws Error{InvalidRequest}: a mask or its blur without
// what they belong to, an unknown way of tiling.
void apply(const StartArguments& arguments, GenerateRequest& request);

}  // namespace seedbed
