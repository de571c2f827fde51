// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_text_normalizer.h"

#include <string_view>
#include <vector>

namespace seedbed {

// The words of a prompt as a person sees them, as byte ranges: runs of letters, marks and digits,
// together with an apostrophe or underscore inside them ("it's", "snake_case") and a point or comma
// between digits ("7.5"); and runs of anything else but white space ("!!!").
std::vector<TextRange> split_prompt_words(std::string_view prompt);

}  // namespace seedbed
