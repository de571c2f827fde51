// SPDX-License-Identifier: Apache-2.0
// Reading a diffusers config.json without running a model that we do not know.
#pragma once

#include "core/io/json_file.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace seedbed {

// An option that must have one of these values, because any other changes the computation.
using FixedOptions = std::map<std::string, std::vector<nlohmann::json>>;

// Throws Error{UnsupportedModel} naming file, field, value and what is supported: for another
// "_class_name", for an option of `fixed` that is there with another value, and for an option that
// is in neither `fixed` nor `known` and is switched on (not null, false or a key that begins with
// "_").
void check_options(const JsonObject& config,
                   const std::string& class_name,
                   const std::set<std::string>& known,
                   const FixedOptions& fixed);

// Throws Error{UnsupportedModel}: file, field, its value, and `supported`.
[[noreturn]] void unsupported(const JsonObject& config,
                              const std::string& key,
                              const std::string& supported);

// A whole number for all of `count` levels or a list of that many. Throws Error{FileFormat}.
std::vector<std::int64_t> per_level(const JsonObject& config,
                                    const std::string& key,
                                    std::size_t count,
                                    std::int64_t max,
                                    std::int64_t fallback);

}  // namespace seedbed
