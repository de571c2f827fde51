// SPDX-License-Identifier: Apache-2.0
#include "core/models/resnet_classifier.h"

#include "core/base/error.h"
#include "core/io/tensor_source.h"
#include "core/models/batch_norm.h"
#include "core/models/layers.h"

#include <ATen/ATen.h>

#include <optional>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

constexpr double kEps = 1e-5;

struct ConvNorm {
    ConvNorm(const WeightScope& scope, const std::string& conv_name, const std::string& norm_name)
        : conv(scope / conv_name), norm(scope / norm_name, conv.out(), kEps) {}
    at::Tensor operator()(const at::Tensor& x, std::int64_t stride) const {
        const std::int64_t pad = conv.weight.size(2) / 2;
        return norm(conv(x, {stride, stride}, {pad, pad}));
    }
    BareConv conv;
    BatchNorm norm;
};

class Block {
 public:
    // The first block of every layer but the first one halves the size.
    Block(const WeightScope& scope, std::int64_t stride)
        : first_(scope, "conv1", "bn1"), second_(scope, "conv2", "bn2"), stride_(stride) {
        if ((scope / "downsample" / 0).has("weight"))
            shortcut_.emplace(scope / "downsample", "0", "1");
    }
    at::Tensor operator()(const at::Tensor& x) const {
        const at::Tensor h = second_(at::relu(first_(x, stride_)), 1);
        return at::relu(h + (shortcut_ ? (*shortcut_)(x, stride_) : x));
    }

 private:
    ConvNorm first_, second_;
    std::optional<ConvNorm> shortcut_;
    std::int64_t stride_;
};

}  // namespace

struct ResnetClassifier::Impl {
    explicit Impl(Weights file)
        : weights(std::move(file)), stem(WeightScope(weights), "conv1", "bn1") {
        for (int layer = 1; layer <= 4; ++layer) {
            const WeightScope scope = WeightScope(weights) / ("layer" + std::to_string(layer));
            for (std::int64_t i = 0; (scope / i / "conv1").has("weight"); ++i)
                blocks.emplace_back(scope / i, i == 0 && layer > 1 ? 2 : 1);
        }
        const WeightScope head = WeightScope(weights) / "fc";
        const auto shape = head.shape("weight");
        check(shape.size() == 2, "[resnet] fc.weight must be [K, C]");
        classes = Linear(head, shape[1], shape[0]);
    }
    Weights weights;
    ConvNorm stem;
    std::vector<Block> blocks;
    Linear classes;
};

ResnetClassifier::ResnetClassifier() = default;
ResnetClassifier::~ResnetClassifier() = default;

std::unique_ptr<ResnetClassifier> ResnetClassifier::load(const std::filesystem::path& file,
                                                         const Placement& placement) {
    std::unique_ptr<ResnetClassifier> model(new ResnetClassifier);
    model->impl_ = std::make_unique<Impl>(Weights::open(open_tensors(file), {}, placement));
    return model;
}

at::Tensor ResnetClassifier::features(const at::Tensor& pictures) const {
    check(pictures.dim() == 4 && pictures.size(1) == 3, "[resnet] pictures must be [B, 3, H, W]");
    at::Tensor x = at::max_pool2d(at::relu(impl_->stem(pictures, 2)), {3, 3}, {2, 2}, {1, 1});
    for (const Block& block : impl_->blocks) x = block(x);
    return x;
}

at::Tensor ResnetClassifier::classify(const at::Tensor& features) const {
    return impl_->classes(features.mean({2, 3}));
}

const std::map<std::string, at::Tensor>& ResnetClassifier::parameters() const {
    return impl_->weights.taken();
}

}  // namespace seedbed
