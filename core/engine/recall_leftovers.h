// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"
#include "core/metadata/picture_settings.h"

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// What of a picture's making is not in the request that was made of it, one sentence each: second
// passes, another VAE, a start picture …
std::vector<std::string> leftovers_of(const PictureSettings& settings,
                                      const GenerateRequest& request);

// A network in a prompt: "<lora:film:0.8>".
struct NetworkTag {
    std::string kind;  // "lora", "lyco", "hypernet"
    std::string name;
    std::vector<std::string> values;  // {"0.8"}: what follows the name, between colons
};
std::vector<NetworkTag> network_tags(std::string_view prompt);

// The prompt without "<lora:name:0.8>" and its relatives, which are no words.
std::string without_network_tags(std::string_view prompt);

// 7, 7.5: as short as it reads back.
std::string quote_number(double value);

}  // namespace seedbed
