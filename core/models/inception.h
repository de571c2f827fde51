// SPDX-License-Identifier: Apache-2.0
// Inception v3 with the changes of the network that FID is defined on (Szegedy et al. 2015, arXiv
// 1512.00567; weights under pytorch-fid's names): average pools leave the padding out, the last
// block pools by the maximum.
// B pictures
#pragma once

#include "core/models/placement.h"

#include <ATen/core/Tensor.h>

#include <array>
#include <filesystem>
#include <memory>

namespace seedbed {

class Inception {
 public:
    // Channel counts are the file's own. Throws Error as Weights.
    static std::unique_ptr<Inception> load(const std::filesystem::path& file,
                                           const Placement& placement = {});
    ~Inception();

    // pictures: [B, 3, H, W] in [0, 1], scaled to 299 x 299 here. The outputs of pytorch-fid's four
    // blocks; the last one, [B, C, 1, 1], is what FID compares.
    std::array<at::Tensor, 4> forward(const at::Tensor& pictures) const;

 private:
    Inception();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
