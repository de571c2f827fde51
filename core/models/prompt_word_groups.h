// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/prompt_tokens.h"

#include <string_view>

namespace seedbed {

// Gives each Text token of `prompt` the word of the text that shares most bytes with it (the last
// of several; an empty token belongs to the character behind it), and lists the words that own one.
// Tokens must stand in the order of the text; one outside every word keeps -1.
void group_prompt_words(TokenizedPrompt& prompt, std::string_view text);

}  // namespace seedbed
