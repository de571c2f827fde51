// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"
#include "core/library/model_entry.h"

#include <filesystem>
#include <optional>
#include <string>

namespace seedbed {

// What a request calls a path: "tabletop" for the embedded model's folder.
std::string model_id(const std::filesystem::path& path);

// Size and time of a model's files, without looking into them. Throws Error{FileNotFound}.
ModelStamp model_stamp(const std::filesystem::path& path);

// Whether a scan looks at this file or folder: one with model_index.json, or a file whose name ends
// as weights do.
bool may_be_model(const std::filesystem::path& path);

// A model, LoRA or embedding from its headers; what is broken or unknown is told in `error`. Absent
// for files of other weights (an upscaler, a part of a model), which are none of ours. Throws
// Error{FileNotFound} alone.
std::optional<ModelEntry> read_model_entry(const std::filesystem::path& path);

// The file whose hash names a model: the denoiser's, or the file itself. Throws as
// find_model_files.
std::filesystem::path hashed_file(const std::filesystem::path& path);

}  // namespace seedbed
