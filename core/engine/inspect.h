// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>

namespace seedbed {

// What a file or folder holds, by its content: the settings of a PNG, JPEG or WebP of any known
// program ("kind": "picture", "program", "settings", "problems", "not_mapped"); a model, whole or
// not ("kind": "model", "architecture", "prediction", "usable", "defects" …); one part of a model
// in a folder of its own ("component", "tokenizer", "scheduler"); a file of tensors ("safetensors",
// "torch", "shards", with "name": what it is). "tabletop" names the embedded model. What was
// recognised and cannot be used has "usable": false. Throws Error naming the file and what is wrong
// with it where nothing was recognised.
nlohmann::json inspect(const std::filesystem::path& path);

}  // namespace seedbed
