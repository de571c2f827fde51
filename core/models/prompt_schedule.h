// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_text_normalizer.h"

#include <optional>
#include <string_view>

namespace seedbed {

// The first part of a prompt, as a byte range, that changes it while a picture is made in
// AUTOMATIC1111: "[from:to:when]", "[to:when]", "[from::when]" and "[a|b]".
std::optional<TextRange> find_prompt_schedule(std::string_view prompt);

// The first AND as a word of its own: two prompts that are denoised side by side.
std::optional<TextRange> find_prompt_and(std::string_view prompt);

}  // namespace seedbed
