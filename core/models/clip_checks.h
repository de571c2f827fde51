// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"

#include <filesystem>

namespace seedbed {

// Throws Error{FileFormat} naming the model when the tokenizer gives more tokens than the text
// encoder takes.
void check_positions(const ClipTokenizer& tokenizer,
                     const ClipTextModel& text_encoder,
                     const std::filesystem::path& model);

// Throws Error{InvalidRequest} for a clip skip outside [least, most].
void check_clip_skip(int clip_skip, int least, int most);

}  // namespace seedbed
