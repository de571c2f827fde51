// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// How a prompt is read.
//   Plain  every character is text, as diffusers reads it
//   Webui  AUTOMATIC1111's: (more:1.3), [less], BREAK, long prompts in chunks; weighted states are
//          brought back to the mean that they had
enum class PromptSyntax { Plain, Webui };

std::string_view to_string(PromptSyntax syntax);          // "plain", "webui"
PromptSyntax parse_prompt_syntax(std::string_view text);  // throws Error{InvalidRequest}

// How a prompt becomes text states. Two pictures with different options are different pictures.
struct PromptOptions {
    PromptSyntax syntax = PromptSyntax::Plain;
    // Last layers of the text encoder that are left out, as AUTOMATIC1111 counts: 1 = none,
    // 2 = the last one. 0 = as the model was trained (SD 2.x and SDXL leave one out).
    int clip_skip = 0;
    // Textual inversions: files whose stem, standing in the prompt as a word, becomes their
    // vectors.
    std::vector<std::string> embeddings;

    bool operator==(const PromptOptions&) const = default;
};

}  // namespace seedbed
