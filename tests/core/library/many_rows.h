// SPDX-License-Identifier: Apache-2.0
// Rows of pictures that are not there, for libraries as large as they come.
#pragma once

#include "core/library/library.h"

#include <array>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

namespace seedbed {

namespace many_rows {

inline constexpr std::array kThings{
    "cube", "sphere", "cone", "cylinder", "cat", "lighthouse", "bicycle", "立方体"};
inline constexpr std::array kColours{"red", "blue", "green", "golden", "pale", "striped", "红色"};
inline constexpr std::array kPlaces{"on a table", "by the sea", "in a dark wood", "under glass"};
inline constexpr std::array kTags{"sky", "sea", "print", "portfolio"};
inline constexpr std::array kSamplers{"ddim", "euler", "dpmpp_2m"};

// As long as prompts are: a sentence, then what people add.
inline std::string prompt(std::mt19937& random) {
    const auto pick = [&](const auto& words) {
        return std::string(words[random() % words.size()]);
    };
    std::string text = "a " + pick(kColours) + " " + pick(kThings) + " and a " + pick(kColours) +
                       " " + pick(kThings) + " " + pick(kPlaces);
    for (int i = 0; i < 20; ++i) text += ", detail" + std::to_string(random() % 500);
    return text;
}

}  // namespace many_rows

inline PictureRow synthetic_row(int number, std::mt19937& random, const std::string& prompt) {
    using namespace many_rows;
    PictureRow row;
    char name[32];
    std::snprintf(name, sizeof name, "%05d-%d.png", number, number % 1000);
    row.path = name;
    row.created_ms = 1'700'000'000'000 + std::int64_t{number} * 60'000;
    row.bytes = 400'000 + random() % 100'000;
    row.width = row.height = number % 3 == 0 ? 512 : 1024;
    auto& settings = row.settings;
    settings.program = number % 10 == 0 ? "ComfyUI" : "Seedbed";
    settings.prompt = prompt;
    settings.negative =
        number % 4 == 0 ? "模糊, 低质量, watermark" : "blurry, lowres, bad anatomy, watermark";
    settings.seed = Seed(static_cast<std::uint64_t>(number % 1000));
    settings.noise = NoiseMode::Cpu;
    settings.steps = 10 + static_cast<int>(random() % 30);
    settings.guidance = 2 + static_cast<double>(random() % 16) / 2;
    settings.width = settings.height = row.width;
    settings.sampler = kSamplers[random() % kSamplers.size()];
    settings.schedule = "automatic";
    settings.model = random() % 4 == 0 ? "dreamlike" : "tabletop";
    settings.model_hash = "0123456789";
    row.judgement.rating = random() % 3 == 0 ? static_cast<int>(1 + random() % 5) : 0;
    row.judgement.flag = static_cast<Flag>(random() % 3);
    if (random() % 5 == 0) row.judgement.tags = {kTags[random() % kTags.size()]};
    row.binned = number % 50 == 0;
    return row;
}

// Adds `count` rows, a hundred for each prompt.
inline void add_many_rows(Library& library, int count) {
    std::mt19937 random(1);
    std::string prompt;
    std::vector<PictureRow> rows;
    for (int i = 0; i < count; ++i) {
        if (i % 100 == 0) prompt = many_rows::prompt(random);
        rows.push_back(synthetic_row(i, random, prompt));
    }
    library.add_rows(rows);
}

}  // namespace seedbed
