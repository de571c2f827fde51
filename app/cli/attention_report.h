// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/attention_export.h"
#include "core/engine/event.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace seedbed {

// Follows where phrases of the prompt act: a heat map over each picture (the mean over its steps),
// and for each step the overlap of each pair and the activation of each phrase
// (core/attention/overlap.h). Also writes all maps for NumPy, when asked for.
class AttentionReport {
 public:
    // maps: a .npz file for the maps (core/engine/attention_export.h), empty = none. With several
    // pictures each has its own, "maps-SEED.npz" beside "maps.npz".
    AttentionReport(std::vector<std::string> phrases,
                    std::filesystem::path folder,
                    std::filesystem::path maps = {});

    // Throws Error{InvalidRequest} for a phrase that a picture's prompt does not have.
    void set_model(const ModelInfo& model, const GenerateRequest& request);
    void add_step(const StepReady& event);
    // Writes one heat map for each phrase and the maps file; returns their paths. Throws Error as
    // write_png and write_maps.
    std::vector<std::filesystem::path> add_picture(const ImageReady& event);
    // Writes attention.json and attention.csv (attention-1.json … where there is one already) and
    // returns their paths; nothing without phrases. Throws Error as write_file.
    std::vector<std::filesystem::path> write();

 private:
    struct Phrase {
        std::string text;
        std::vector<std::vector<int>> tokens;  // of each prompt
    };
    struct Picture {
        std::vector<std::vector<float>> sums;  // per phrase, over the steps so far [h * w]
        int height = 0;
        int width = 0;
        nlohmann::json steps = nlohmann::json::array();
        std::vector<AttentionStepPtr> maps;  // by step, when they are to be written
    };

    // Which of the prompts is the picture's.
    std::size_t prompt_of(int image) const;
    void add_numbers(Picture& picture, std::size_t prompt, const AttentionStep& step) const;
    std::filesystem::path overlay_path(const ImageRecord& record, const std::string& phrase) const;
    std::filesystem::path write_maps_of(const ImageReady& event);
    std::string csv() const;

    std::vector<Phrase> phrases_;
    std::filesystem::path folder_;
    std::filesystem::path maps_path_;
    CapturedPicture capture_;               // what all pictures have in common
    std::vector<TokenizedPrompt> prompts_;  // one for all pictures, or each its own (wildcards)
    bool several_ = false;                  // pictures in this run
    std::map<int, Picture> open_;           // by index of the picture
    nlohmann::json pictures_ = nlohmann::json::array();
};

}  // namespace seedbed
