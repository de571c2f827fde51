// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metadata/judgement.h"
#include "core/metadata/picture_settings.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

using PictureId = std::int64_t;  // 0 = not in a library

// A picture as the library knows it.
struct PictureRow {
    PictureId id = 0;
    std::filesystem::path path;   // of the file, absolute
    std::int64_t created_ms = 0;  // since 1970, UTC
    std::uint64_t bytes = 0;
    int width = 0;  // pixels of the file
    int height = 0;
    PictureSettings settings;
    std::string recipe;  // recipe_key of what made it; empty for pictures of other programs
    Judgement judgement;
    bool binned = false;
};

// What a list shows of a picture; cheap to fetch by the hundred.
struct PictureCard {
    PictureId id = 0;
    std::filesystem::path path;
    std::int64_t created_ms = 0;
    std::optional<Seed> seed;
    std::string prompt;
    int width = 0;
    int height = 0;
    Judgement judgement;
    bool binned = false;
};

}  // namespace seedbed
