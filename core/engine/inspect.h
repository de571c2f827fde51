// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>

namespace seedbed {

// What a file or folder holds, by its content: the settings of a PNG, JPEG or WebP of any known
// program ("kind": "picture", "program", "settings", "problems", "not_mapped"), a diffusers
// folder's architecture ("kind": "model"), a safetensors header ("kind": "safetensors"). "tabletop"
// names the embedded model. Throws Error naming the file and what is wrong with it; FileFormat when
// it is none of these.
nlohmann::json inspect(const std::filesystem::path& path);

}  // namespace seedbed
