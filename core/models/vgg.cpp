// SPDX-License-Identifier: Apache-2.0
#include "core/models/vgg.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/tensor_source.h"
#include "core/models/weights.h"

#include <ATen/ATen.h>

namespace seedbed {
namespace {

constexpr int kMostLayers = 100;

}  // namespace

std::unique_ptr<Vgg> Vgg::load(const std::filesystem::path& file, const Placement& placement) {
    Weights weights = Weights::open(open_tensors(file), {}, placement);
    std::unique_ptr<Vgg> vgg(new Vgg);
    for (int i = 0; i < kMostLayers; ++i) {
        const WeightScope scope = WeightScope(weights) / "features" / i;
        if (!scope.has("weight")) continue;
        const auto shape = scope.shape("weight");
        if (shape.size() != 4) break;
        vgg->convs_[i] = {scope.take("weight", shape), scope.take("bias", {shape[0]})};
    }
    if (vgg->convs_.empty())
        throw Error(
            ErrorCode::FileFormat,
            quote_path(file) +
                " has no tensors \"features.N.weight\": it must be a VGG of torchvision's.");
    return vgg;
}

// A convolution and its ReLU take two places in torchvision's list, a pooling one.
std::map<int, at::Tensor> Vgg::forward(const at::Tensor& pictures) const {
    check(pictures.dim() == 4 && pictures.size(1) == convs_.begin()->second.weight.size(1),
          "[vgg] pictures must be [B, 3, H, W]");
    std::map<int, at::Tensor> features;
    at::Tensor x = pictures;
    int place = 0;
    for (const auto& [index, conv] : convs_) {
        if (index > place) x = at::max_pool2d(x, {2, 2}, {2, 2});
        x = at::relu(at::conv2d(x, conv.weight, conv.bias, {1, 1}, {1, 1}));
        features[index + 1] = x;
        place = index + 2;
    }
    features[-1] = at::max_pool2d(x, {2, 2}, {2, 2});
    return features;
}

}  // namespace seedbed
