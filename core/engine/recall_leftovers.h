// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metadata/picture_settings.h"

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// What of a picture's making has no field in a request, one sentence each: networks, clip skip,
// second passes, weights in the prompt …
std::vector<std::string> leftovers_of(const PictureSettings& settings);

// The prompt without "<lora:name:0.8>" and its relatives, which are no words.
std::string without_network_tags(std::string_view prompt);

// 7, 7.5: as short as it reads back.
std::string quote_number(double value);

}  // namespace seedbed
