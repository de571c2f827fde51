// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace seedbed {

// What a model's maker suggests, from the optional seedbed.json in its folder: "name",
// "architecture" (texts), "steps" (1 to 1000), "guidance" (a number), "example_prompts" (a list of
// texts).
struct ModelHints {
    std::string name;          // else the folder's name
    std::string architecture;  // empty: not said
    nlohmann::json json = nlohmann::json::object();
};

// Throws Error{FileFormat} when the file is there but a field is of another type or out of range.
ModelHints read_model_hints(const std::filesystem::path& folder);

}  // namespace seedbed
