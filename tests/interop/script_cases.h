// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <filesystem>
#include <string>
#include <vector>

namespace seedbed {

struct ScriptCase {
    std::string name;
    GenerateRequest request;
    std::string missing;  // a file of the request that is not here; empty = all are
};

// The cases of diffusers_cases.json, with the paths of their models and pictures as they are here.
std::vector<ScriptCase> read_script_cases(const std::filesystem::path& file);

}  // namespace seedbed
