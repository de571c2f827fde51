// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/model.h"

#include <filesystem>
#include <vector>

namespace seedbed {

// What headers and configurations tell of a model, sound or not.
struct ModelReport {
    // As far as it could be found out. `json` adds "usable", "defects", "assumed" (facts that no
    // file states, taken as published) and "unused" (what is there and plays no part).
    ModelSummary summary;
    std::vector<Error> defects;  // each would make loading fail
};

// Looks at every part without reading weights: files, configurations, and by a dry run of each
// network the name, shape and type of every tensor. Throws Error as find_model_files where not even
// the kind of model can be told.
ModelReport examine_model(const std::filesystem::path& path);

}  // namespace seedbed
