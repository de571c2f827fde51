// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_checks.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <string>

namespace seedbed {

void check_positions(const ClipTokenizer& tokenizer,
                     const ClipTextModel& text_encoder,
                     const std::filesystem::path& model) {
    if (tokenizer.length() <= text_encoder.max_positions()) return;
    throw Error(ErrorCode::FileFormat,
                "The model " + quote_path(model) + " cannot be used: the tokenizer gives " +
                    std::to_string(tokenizer.length()) + " tokens, but the text encoder takes " +
                    std::to_string(text_encoder.max_positions()) +
                    "; the folder mixes parts of several models.");
}

void check_clip_skip(int clip_skip, int least, int most) {
    if (clip_skip >= least && clip_skip <= most) return;
    const bool missing = clip_skip > 0 && clip_skip < least;
    throw Error(ErrorCode::InvalidRequest,
                "Clip skip " + std::to_string(clip_skip) +
                    (missing ? " asks for the last layer, which this model's text encoder comes "
                               "without"
                             : " is not a layer of this model's text encoder") +
                    "; choose " + std::to_string(least) + " to " + std::to_string(most) +
                    ", or 0 for what the model was trained with.");
}

}  // namespace seedbed
