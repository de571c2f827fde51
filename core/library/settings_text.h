// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metadata/picture_settings.h"

#include <string>

namespace seedbed {

// The settings that have no column of their own in the index, as JSON: all but program, prompt,
// negative, seed, noise, steps, guidance, sampler, sampler_as, schedule, model.
std::string more_settings_text(const PictureSettings& settings);

// Fills in what more_settings_text wrote. Throws Error{FileFormat} naming `source`.
void read_more_settings(const std::string& text,
                        const std::string& source,
                        PictureSettings& settings);

}  // namespace seedbed
