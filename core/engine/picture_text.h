// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/io/infotext.h"
#include "core/io/png.h"
#include "core/metadata/picture_settings.h"

#include <nlohmann/json.hpp>

namespace seedbed {

// AUTOMATIC1111's fields, in its order and spelling: Steps, Sampler, Schedule type, CFG scale,
// Seed, Size, Model hash, Model, [Variation seed, Variation seed strength], [Eta], RNG, Version. A
// noise recipe that those two cannot express is written as "Noise recipe" ("42:0.2;7:0.1"), "Noise
// slerp" and "Noise pad" ("right 1, below 2, diagonal 3, at 0.5, 0.25").
Infotext infotext_of(const ImageRecord& record);

// All that is needed to make the picture again, under our own names, and recipe_key(). Nothing in
// it depends on when or where the picture was made, so that the same request gives the same bytes.
nlohmann::json settings_json(const ImageRecord& record);

// The text chunks of a picture: `parameters` and `seedbed`.
PngText picture_text(const ImageRecord& record);

// What reading those chunks gives: the settings as a library keeps them.
PictureSettings picture_settings(const ImageRecord& record);

}  // namespace seedbed
