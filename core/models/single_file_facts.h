// SPDX-License-Identifier: Apache-2.0
// What a single file's weights cannot tell: from the settings beside it, else as such models are
// published.
#pragma once

#include "core/io/json_file.h"
#include "core/io/tensor_source.h"
#include "core/models/defect_list.h"
#include "core/models/original_config.h"
#include "core/models/tensor_file_kind.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

class SingleFileFacts {
 public:
    // Looks beside `tensors`' file NAME.EXT for NAME_config/ (diffusers' configuration without
    // weights) and NAME.yaml (the original program's); what is wrong with the latter goes to
    // `defects`.
    SingleFileFacts(std::shared_ptr<const TensorSource> tensors,
                    TensorFileKind::Holds model,
                    DefectList& defects);

    // NAME_config/PART (a folder, or a file in it) where it is there.
    std::optional<std::filesystem::path> beside(const std::filesystem::path& part) const;

    // Adds to a UNet's configuration from its tensors: "attention_head_dim" (which means the number
    // of heads), "sample_size", "upcast_attention". Throws Error{UnsupportedModel} with what to put
    // beside the file when nothing tells the heads.
    void complete_unet(nlohmann::json& config);
    // Adds "num_attention_heads" to a text encoder's. Throws as above.
    void complete_text(nlohmann::json& config, const std::string& name);
    // Adds "scaling_factor" and "sample_size".
    void complete_vae(nlohmann::json& config);
    // The scheduler's configuration; `inpainting`: of a model with a mask.
    nlohmann::json scheduler(bool inpainting);
    // How many of OpenCLIP's `blocks` Stable Diffusion 2 uses.
    int text_layers(int blocks) const;

    // What was taken as published, one sentence each.
    const std::vector<std::string>& assumed() const { return assumed_; }

 private:
    struct Prediction {
        std::string type;
        bool zero_terminal_snr = false;
    };

    [[noreturn]] void refuse_heads(const std::string& what, std::int64_t width) const;
    std::optional<std::string> prediction_of_metadata() const;
    Prediction prediction(bool inpainting);
    std::string guess_prediction(bool inpainting);
    nlohmann::json published_scheduler(const std::string& prediction) const;
    std::int64_t published_side(bool inpainting) const;
    void assume(const std::string& fact);
    std::string remedy() const;

    std::shared_ptr<const TensorSource> tensors_;
    TensorFileKind::Holds model_;
    std::filesystem::path base_;  // the file's path without its extension
    std::optional<OriginalConfig> original_;
    std::optional<Prediction> prediction_;
    std::vector<std::string> assumed_;
};

}  // namespace seedbed
