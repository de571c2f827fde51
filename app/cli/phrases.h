// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace seedbed {

// "red cube, sphere" -> {"red cube", "sphere"}; empty parts are left out.
std::vector<std::string> parse_phrases(const std::string& text);

}  // namespace seedbed
