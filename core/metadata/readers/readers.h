// SPDX-License-Identifier: Apache-2.0
// One reader for each family of programs. Each takes the texts of a file, and answers none where
// they are not its own. Readers throw only Error{FileFormat} of the JSON or XMP below them, which
// find_settings turns into a problem of the settings.
#pragma once

#include "core/metadata/read_settings.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace seedbed {

struct FoundSettings {
    PictureSettings settings;
    std::string as_written;       // the text they came from
    std::string recipe_key = {};  // Seedbed's
};

// Asks each reader in turn; what one could not read is kept as a problem. Never throws for what a
// file may hold.
std::optional<FoundSettings> find_settings(const PictureText& text);

// The text under a key, the first if it is there twice; null if absent.
const std::string* text_at(const PictureText& text, std::string_view key);

// Parses JSON as programs write it into pictures. Throws Error{FileFormat} naming the key: not
// JSON, nested too deep, too long.
nlohmann::json picture_json(const std::string& text, std::string_view key);
// Whether a text looks like a JSON object.
bool is_json_object(std::string_view text);

std::optional<FoundSettings> read_seedbed(const PictureText& text);
std::optional<FoundSettings> read_invokeai(const PictureText& text);
std::optional<FoundSettings> read_novelai(const PictureText& text);
std::optional<FoundSettings> read_draw_things(const PictureText& text);
std::optional<FoundSettings> read_swarmui(const PictureText& text);
std::optional<FoundSettings> read_fooocus(const PictureText& text);
std::optional<FoundSettings> read_sdcpp_xmp(const PictureText& text);
// AUTOMATIC1111's text, by whichever program: A1111, Forge, SD.Next, Krita AI Diffusion, Fooocus,
// stable-diffusion.cpp, ComfyUI's saving nodes, Seedbed.
std::optional<FoundSettings> read_infotext(const PictureText& text);
std::optional<FoundSettings> read_comfyui(const PictureText& text);

// For the two that carry AUTOMATIC1111's text elsewhere.
PictureSettings settings_from_infotext(std::string_view text);

}  // namespace seedbed
