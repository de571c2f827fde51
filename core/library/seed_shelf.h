// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/seed.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seedbed {

// A seed loved for itself, across prompts.
struct FavouriteSeed {
    Seed seed;
    NoiseMode noise = NoiseMode::Cpu;
    std::string note;
    bool operator==(const FavouriteSeed&) const = default;
};

struct TagKey {
    char letter = 'a';  // a..z or 0..9: T, then this
    std::string tag;
    bool operator==(const TagKey&) const = default;
};

struct SavedSearch {
    std::string name;
    std::string query;
    bool operator==(const SavedSearch&) const = default;
};

// What a library keeps beside its pictures.
struct Shelf {
    std::vector<FavouriteSeed> favourites;
    std::vector<TagKey> tag_keys;
    std::vector<SavedSearch> searches;
    bool operator==(const Shelf&) const = default;
};

struct UsedSeed {
    Seed seed;
    NoiseMode noise = NoiseMode::Cpu;
    std::int64_t used_ms = 0;  // since 1970, UTC
    std::int64_t pictures = 0;
    int best_rating = 0;
};

}  // namespace seedbed
