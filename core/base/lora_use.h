// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace seedbed {

// A LoRA file that is added to a model's weights: W + weight * delta.
struct LoraUse {
    std::string path;
    double weight = 1.0;                // of the UNet or transformer
    std::optional<double> text_weight;  // of the text encoders; absent = weight

    double weight_of_text() const { return text_weight.value_or(weight); }
    bool operator==(const LoraUse&) const = default;
};

}  // namespace seedbed
