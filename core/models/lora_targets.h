// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/models/model.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <string>

namespace seedbed {

// A model's weights by every name under which LoRA files know them: with dots, with "_" in their
// place, with and without "text_model", and a UNet's also by its place in the original layout
// ("input_blocks_4_1_…", as kohya writes for SDXL).
class LoraTargets {
 public:
    explicit LoraTargets(const Model& model);

    struct Target {
        std::string key;    // network and parameter: names the weight once
        at::Tensor weight;  // shared with the module
    };
    // nullptr when the model has no such layer.
    const Target* find(const std::string& network, const std::string& layer) const;

 private:
    void add(const std::string& network, const std::map<std::string, at::Tensor>& parameters);

    std::map<std::string, std::map<std::string, Target>> targets_;  // network, layer with "_"
};

}  // namespace seedbed
