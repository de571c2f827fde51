// SPDX-License-Identifier: Apache-2.0
// A model's facts as JSON: in models.json and on the command line.
#pragma once

#include "core/io/json_file.h"
#include "core/library/model_entry.h"

#include <nlohmann/json.hpp>

namespace seedbed {

// What is unknown is left out.
nlohmann::ordered_json entry_json(const ModelEntry& entry);
// Throws Error{FileFormat} naming the field.
ModelEntry read_entry(const JsonObject& json);

}  // namespace seedbed
