// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/io/infotext.h"
#include "core/io/png.h"

#include <nlohmann/json.hpp>

namespace seedbed {

// AUTOMATIC1111's fields, in its order and spelling: Steps, Sampler, Schedule type, CFG scale,
// Seed, Size, Model hash, Model, [Eta], RNG, Version.
Infotext infotext_of(const ImageRecord& record);

// All that is needed to make the picture again, under our own names. Nothing in it depends on when
// or where the picture was made, so that the same request gives the same bytes.
nlohmann::json settings_json(const ImageRecord& record);

// The text chunks of a picture: `parameters` and `seedbed`.
PngText picture_text(const ImageRecord& record);

}  // namespace seedbed
