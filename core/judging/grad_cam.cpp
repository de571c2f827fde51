// SPDX-License-Identifier: Apache-2.0
// B pictures, C channels, h w size of the last feature map, H W size of the pictures
#include "core/judging/grad_cam.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

namespace seedbed {
namespace {

// [B, h, w] -> [B, H, W], each map from 0 to 1; a flat one becomes 0.
at::Tensor scaled_up(const at::Tensor& raw, std::int64_t height, std::int64_t width) {
    const at::Tensor large =
        at::upsample_bilinear2d(raw.unsqueeze(1), {height, width}, false).squeeze(1);
    const at::Tensor low = large.amin({1, 2}, true), high = large.amax({1, 2}, true);
    return (large - low) / (high - low).clamp_min(1e-8);
}

}  // namespace

GradCam grad_cam(const ResnetClassifier& classifier,
                 const at::Tensor& pictures,
                 std::int64_t class_index) {
    const at::AutoGradMode grad(true);
    const at::Tensor features = classifier.features(pictures).detach().requires_grad_();
    const at::Tensor logits = classifier.classify(features);
    check(class_index >= 0 && class_index < logits.size(1),
          "[grad_cam] the classifier has no class " + std::to_string(class_index));
    const at::Tensor score = logits.select(1, class_index).sum();  // rows do not meet
    const at::Tensor gradient = torch::autograd::grad({score}, {features})[0];
    const at::Tensor weights = gradient.mean({2, 3}, true);                 // [B, C, 1, 1]
    const at::Tensor raw = at::relu((weights * features.detach()).sum(1));  // [B, h, w]
    return {logits.detach(), raw, scaled_up(raw, pictures.size(2), pictures.size(3))};
}

}  // namespace seedbed
