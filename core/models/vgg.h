// SPDX-License-Identifier: Apache-2.0
// The convolutions of VGG-16 with torchvision's names (Simonyan and Zisserman 2014, arXiv
// 1409.1556).
// B pictures, C channels, h w size of a feature map
#pragma once

#include "core/models/placement.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seedbed {

class Vgg {
 public:
    // "features.N.weight" and ".bias"; their channel counts are free. Throws Error as Weights, and
    // FileFormat for a file without them.
    static std::unique_ptr<Vgg> load(const std::filesystem::path& file,
                                     const Placement& placement = {});

    // pictures: [B, 3, H, W], normalised as ImageNet's. Feature maps after each ReLU by
    // torchvision's index in `features` (1, 3, 6, …), and under -1 the last pooling's output.
    std::map<int, at::Tensor> forward(const at::Tensor& pictures) const;

 private:
    Vgg() = default;
    struct Conv {
        at::Tensor weight;
        at::Tensor bias;
    };
    std::map<int, Conv> convs_;  // by index in `features`
};

}  // namespace seedbed
