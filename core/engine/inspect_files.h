// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>

namespace seedbed {

// The model side of inspect(). What was recognised and cannot be used has "usable": false, its
// "code" and its "defects", one sentence each; what was not even recognised throws Error.

// A whole model: a folder in diffusers' layout or a single file.
nlohmann::json inspect_model(const std::filesystem::path& path);
// A folder: a model, or one part of one.
nlohmann::json inspect_folder(const std::filesystem::path& folder);
// A file of tensors of any form: a model, an adapter, a part, something else.
nlohmann::json inspect_tensors(const std::filesystem::path& file);

}  // namespace seedbed
