// SPDX-License-Identifier: Apache-2.0
// Requests as JSON: sessions, presets and grids are kept in this form.
//
//   {"version": 1, "prompt": "a red cube", "seeds": [0, 1], "steps": 20, …}
//
// All fields are written, under the names of the struct. When reading, an absent field has its
// default; "version" must be there.
#pragma once

#include "core/engine/request.h"
#include "core/io/json_file.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace seedbed {

// Of what is written; files of later versions are refused.
inline constexpr int kRequestVersion = 1;

nlohmann::json to_json_value(const GenerateRequest& request);
nlohmann::json to_json_value(const GridRequest& request);

// Throw Error{FileFormat} naming the source and the field: an unknown one, one of the wrong type, a
// seed outside 0 to 2^64 - 1, a name that is not known. What only validate() finds is let through,
// so that an unfinished form can be kept.
GenerateRequest generate_request_from(const JsonObject& object);
GridRequest grid_request_from(const JsonObject& object);

// {"variation": "42:0.2", "slerp": "whole", "pad": {"right", "below", "diagonal", "x", "y"}}; empty
// for a plain recipe, without "pad" where there is none. Pictures carry the same fields.
nlohmann::json to_json_value(const NoiseRecipe& recipe);
// Other fields of the object are not looked at. Throws Error{FileFormat}.
NoiseRecipe noise_recipe_from(const JsonObject& object);

std::string_view name_of(OverlapMeasure measure);             // "separate", "iou", "cosine"
OverlapMeasure parse_overlap_measure(std::string_view text);  // throws Error{InvalidRequest}
std::string_view name_of(Capture capture);                    // "none", "averages", "everything"
Capture parse_capture(std::string_view text);                 // throws Error{InvalidRequest}
std::string_view name_of(Tiling tiling);                      // "auto", "on", "off"
Tiling parse_tiling(std::string_view text);                   // throws Error{InvalidRequest}

}  // namespace seedbed
