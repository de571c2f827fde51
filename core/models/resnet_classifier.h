// SPDX-License-Identifier: Apache-2.0
// A ResNet classifier of basic blocks with torchvision's names (He et al. 2015, arXiv 1512.03385).
// B pictures, C channels, K classes
#pragma once

#include "core/models/placement.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace seedbed {

class ResnetClassifier {
 public:
    // Channel counts, blocks and classes are the file's own. Throws Error as Weights.
    static std::unique_ptr<ResnetClassifier> load(const std::filesystem::path& file,
                                                  const Placement& placement = {});
    ~ResnetClassifier();

    at::Tensor features(const at::Tensor& pictures) const;  // [B, 3, H, W] -> layer4, [B, C, h, w]
    at::Tensor classify(const at::Tensor& features) const;  // -> [B, K]
    const std::map<std::string, at::Tensor>& parameters() const;

 private:
    ResnetClassifier();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
