// SPDX-License-Identifier: Apache-2.0
// B pictures, C channels, h w size of the last feature map, H W size of the pictures
#pragma once

#include "core/models/resnet_classifier.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

struct GradCam {
    at::Tensor logits;  // [B, K]
    at::Tensor raw;     // [B, h, w]: relu(sum_c mean(gradient)_c * activation_c)
    at::Tensor map;     // [B, H, W]: scaled up bilinearly, each from 0 to 1
};

// Where a classifier looks for one class (Selvaraju et al. 2016, arXiv 1610.02391, equations 1 and
// 2), on the activations of its last layer. pictures: [B, 3, H, W], normalised. Throws LogicError
// for a class that it does not have.
GradCam grad_cam(const ResnetClassifier& classifier,
                 const at::Tensor& pictures,
                 std::int64_t class_index);

}  // namespace seedbed
