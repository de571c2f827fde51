// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/json_file.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

// The YAML file in which CompVis' and Stability AI's programs describe a model
// ("v1-inference.yaml"), as far as it says what weights cannot. Every getter throws
// Error{FileFormat} naming file, field and value where the field is there but of another type or
// out of range.
class OriginalConfig {
 public:
    // Throws as read_bytes, and Error{FileFormat} with file, line and remedy for what is no YAML,
    // is larger than 1 MB or has no mapping "model.params".
    static OriginalConfig open(const std::filesystem::path& file);

    // Heads of each of the UNet's levels, whose channels are given; nothing when it does not say.
    std::optional<std::vector<std::int64_t>> heads(const std::vector<std::int64_t>& channels) const;
    std::optional<std::string> prediction() const;  // "epsilon" or "v_prediction"
    std::optional<double> scale_factor() const;     // of the latents
    std::optional<double> beta_start() const;
    std::optional<double> beta_end() const;
    std::optional<std::int64_t> timesteps() const;
    std::optional<std::int64_t> image_size() const;  // side of the latents; often a meaningless 32
    bool last_text_layer() const;  // OpenCLIP's states are those of its last layer

 private:
    explicit OriginalConfig(JsonObject params) : params_(std::move(params)) {}

    std::optional<JsonObject> unet() const;
    std::optional<double> number(const std::string& key) const;

    JsonObject params_;  // "model.params"
};

}  // namespace seedbed
