// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace seedbed {

// Follows where phrases of the prompt act: a heat map over each picture (the mean over its steps),
// and for each step the overlap of each pair and the activation of each phrase
// (core/attention/overlap.h).
class AttentionReport {
 public:
    AttentionReport(std::vector<std::string> phrases, std::filesystem::path folder);

    // Throws Error{InvalidRequest} for a phrase that the prompt does not have.
    void set_prompt(const PromptTokenizer& tokenizer, const std::string& prompt);
    void add_step(const StepReady& event);
    // Writes one heat map for each phrase and returns their paths. Throws Error as write_png.
    std::vector<std::filesystem::path> add_picture(const ImageReady& event);
    // Writes attention.json and attention.csv (attention-1.json … where there is one already) and
    // returns their paths. Throws Error as write_file.
    std::vector<std::filesystem::path> write();

 private:
    struct Phrase {
        std::string text;
        std::vector<int> tokens;
    };
    struct Picture {
        std::vector<std::vector<float>> sums;  // per phrase, over the steps so far [h * w]
        int height = 0;
        int width = 0;
        nlohmann::json steps = nlohmann::json::array();
    };

    std::filesystem::path overlay_path(const ImageRecord& record, const std::string& phrase) const;
    std::string csv() const;

    std::vector<Phrase> phrases_;
    std::filesystem::path folder_;
    std::string prompt_;
    std::map<int, Picture> open_;  // by index of the picture
    nlohmann::json pictures_ = nlohmann::json::array();
};

}  // namespace seedbed
