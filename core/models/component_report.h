// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <vector>

namespace seedbed {

// What one part of a model tells, in a folder of its own.
struct ComponentReport {
    nlohmann::json json;  // "kind", "class", "name", "usable", "defects" …
    std::vector<Error> defects;
};

// Whether the folder has the configuration of a network, a tokenizer or a scheduler.
bool is_component(const std::filesystem::path& folder);

// Looks at it without reading weights, as examine_model does. Throws Error where its configuration
// cannot be read.
ComponentReport examine_component(const std::filesystem::path& folder);

}  // namespace seedbed
