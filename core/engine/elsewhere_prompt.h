// SPDX-License-Identifier: Apache-2.0
// A prompt for programs that read it otherwise.
#pragma once

#include "core/base/prompt_options.h"

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// A stretch of one weight; `breaks`: what follows stands in a new chunk, no text.
struct PromptPiece {
    std::string text;
    double weight = 1;
    bool breaks = false;
};

// Under PromptSyntax::Plain the whole prompt is one piece.
std::vector<PromptPiece> pieces_of(const std::string& prompt, PromptSyntax syntax);

// Whether a plain reading of joined_text() gives the same states: no weight, no break, and surely
// not longer than one chunk (a token has at least one byte).
bool reads_plainly(const std::vector<PromptPiece>& pieces);
std::string joined_text(const std::vector<PromptPiece>& pieces);

// Characters that some program takes for weights.
bool has_prompt_marks(std::string_view prompt);

// In ComfyUI's syntax: (text:1.2), with backslashes before other brackets. Names of embeddings get
// "embedding:" before them.
std::string comfyui_prompt(const std::vector<PromptPiece>& pieces,
                           const std::vector<std::string>& embeddings);

}  // namespace seedbed
