// SPDX-License-Identifier: Apache-2.0
// Small pictures with settings inside, as Seedbed writes them, for tests of libraries.
#pragma once

#include "core/io/png.h"
#include "core/library/library.h"

#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace seedbed {

struct MadePicture {
    std::string name = "00000-1.png";
    std::string prompt = "a red cube";
    std::uint64_t seed = 1;
    int steps = 20;
    double guidance = 4;
    std::string sampler = "DDIM";
    std::string negative = {};
    std::string model = "tabletop";
    std::string recipe = {};  // with one, the settings stand in the chunk of Seedbed
    std::string model_hash = {};
};

inline PngText text_of(const MadePicture& made) {
    if (!made.recipe.empty())
        return {{"seedbed",
                 nlohmann::json{{"prompt", made.prompt},
                                {"negative", made.negative},
                                {"seed", made.seed},
                                {"steps", made.steps},
                                {"sampler", made.sampler},
                                {"guidance", made.guidance},
                                {"width", 8},
                                {"height", 8},
                                {"model", made.model},
                                {"recipe_key", made.recipe}}
                     .dump()}};
    return {{"parameters",
             made.prompt + "\nNegative prompt: " + made.negative +
                 "\nSteps: " + std::to_string(made.steps) + ", Sampler: " + made.sampler +
                 ", CFG scale: " + std::to_string(made.guidance) +
                 ", Seed: " + std::to_string(made.seed) + ", Size: 8x8" +
                 (made.model_hash.empty() ? "" : ", Model hash: " + made.model_hash) +
                 ", Model: " + made.model + ", Version: v1.10.0"}};
}

// An 8 x 8 picture whose colour comes from the seed.
inline Image image_of(const MadePicture& made) {
    return {8, 8, std::vector<std::uint8_t>(8 * 8 * 3, static_cast<std::uint8_t>(made.seed))};
}

// Not by write_png, which waits for the disk each time.
inline std::filesystem::path make_picture(const std::filesystem::path& folder,
                                          const MadePicture& made) {
    const auto path = folder / made.name;
    const auto bytes = encode_png(image_of(made), text_of(made));
    std::ofstream file(path, std::ios::binary);
    if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        qFatal("cannot write %s", path.c_str());
    return path;
}

// The names of the files that are found, in order.
inline std::vector<std::string> names_of(const Library& library,
                                         const std::vector<PictureId>& ids) {
    std::vector<std::string> names;
    for (const auto& card : library.cards(ids)) names.push_back(card.path.filename().string());
    return names;
}

inline std::filesystem::path folder_of(const QTemporaryDir& temporary, const char* name) {
    return std::filesystem::path(temporary.path().toStdString()) / name;
}

}  // namespace seedbed
