// SPDX-License-Identifier: Apache-2.0
// AUTOMATIC1111's way to weight the words of a prompt: pure text, no tokens.
#pragma once

#include "core/base/prompt_options.h"

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// A stretch of a prompt that is tokenised by itself and has one weight.
struct PromptSpan {
    std::string text;  // without brackets, weights and escapes
    double weight = 1.0;
    std::vector<int> source;  // of each byte of `text`: its offset in the prompt
    bool breaks = false;      // BREAK: what follows stands in a new chunk; no text
};

struct WeightedPrompt {
    std::vector<PromptSpan> spans;
    std::vector<std::string> tags;      // "<lora:film:0.8>": not part of any span
    std::vector<std::string> warnings;  // sentences: what is read otherwise than it looks
    // A sentence on what changes the prompt while the picture is made ("[cat:dog:0.5]", "[a|b]",
    // "AND"), which Seedbed does not do; empty = nothing does.
    std::string unsupported;
};

// Reads a prompt in AUTOMATIC1111's grammar:
//   (x)      times 1.1        (x:1.3)  times 1.3        [x]  divided by 1.1; they nest
//   \( \[ \) \] \\            the character itself; any other backslash vanishes
//   BREAK                     as a word of its own
// Brackets that are never closed run to the end, those that were never opened are text, and so is a
// colon with anything but a number and ")" behind it. Neighbours of one weight become one span.
// Never throws, so that a prompt can be read while it is typed.
WeightedPrompt parse_weighted_prompt(std::string_view prompt);

// Throws Error{InvalidRequest} for the first prompt with something unsupported. Plain prompts are
// always right.
void refuse_unsupported(const std::vector<std::string>& prompts, PromptSyntax syntax);
// Before prompts are encoded: the same, and logs the warnings.
void check_prompts(const std::vector<std::string>& prompts, PromptSyntax syntax);

}  // namespace seedbed
