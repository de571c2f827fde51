// SPDX-License-Identifier: Apache-2.0
#include "core/models/inception.h"

#include "core/base/error.h"
#include "core/io/tensor_source.h"
#include "core/models/batch_norm.h"

#include <ATen/ATen.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

constexpr double kEps = 1e-3;
constexpr std::int64_t kSide = 299;

enum class Pad { Same, None };

struct Unit {
    explicit Unit(const WeightScope& scope)
        : conv(scope / "conv"), norm(scope / "bn", conv.out(), kEps) {}
    BareConv conv;
    BatchNorm norm;
};

// BasicConv2d by name, made when it is first asked for: the names are the network's plan.
class Units {
 public:
    explicit Units(Weights& weights) : weights_(&weights) {}

    void add(const std::string& block, const std::vector<std::string>& names) {
        const WeightScope root(*weights_);
        for (const auto& name : names)
            units_.emplace(block + name, block.empty() ? root / name : root / block / name);
    }
    at::Tensor run(const std::string& name,
                   const at::Tensor& x,
                   std::int64_t stride = 1,
                   Pad pad = Pad::Same) const {
        const Unit& unit = units_.at(name);
        const auto& weight = unit.conv.weight;
        const std::int64_t h = pad == Pad::Same ? weight.size(2) / 2 : 0;
        const std::int64_t w = pad == Pad::Same ? weight.size(3) / 2 : 0;
        return at::relu(unit.norm(unit.conv(x, {stride, stride}, {h, w})));
    }
    // Units of a block one after the other.
    at::Tensor chain(const std::string& block,
                     const std::vector<std::string>& names,
                     at::Tensor x) const {
        for (const auto& name : names) x = run(block + name, x);
        return x;
    }

 private:
    Weights* weights_;
    std::map<std::string, Unit> units_;
};

at::Tensor average(const at::Tensor& x) {
    return at::avg_pool2d(x, {3, 3}, {1, 1}, {1, 1}, false, /*count_include_pad=*/false);
}

at::Tensor shrink(const at::Tensor& x) {
    return at::max_pool2d(x, {3, 3}, {2, 2});
}

const std::vector<std::string> kNamesA{"branch1x1",
                                       "branch5x5_1",
                                       "branch5x5_2",
                                       "branch3x3dbl_1",
                                       "branch3x3dbl_2",
                                       "branch3x3dbl_3",
                                       "branch_pool"};
const std::vector<std::string> kNamesB{
    "branch3x3", "branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"};
const std::vector<std::string> kNamesC{"branch1x1",
                                       "branch7x7_1",
                                       "branch7x7_2",
                                       "branch7x7_3",
                                       "branch7x7dbl_1",
                                       "branch7x7dbl_2",
                                       "branch7x7dbl_3",
                                       "branch7x7dbl_4",
                                       "branch7x7dbl_5",
                                       "branch_pool"};
const std::vector<std::string> kNamesD{"branch3x3_1",
                                       "branch3x3_2",
                                       "branch7x7x3_1",
                                       "branch7x7x3_2",
                                       "branch7x7x3_3",
                                       "branch7x7x3_4"};
const std::vector<std::string> kNamesE{"branch1x1",
                                       "branch3x3_1",
                                       "branch3x3_2a",
                                       "branch3x3_2b",
                                       "branch3x3dbl_1",
                                       "branch3x3dbl_2",
                                       "branch3x3dbl_3a",
                                       "branch3x3dbl_3b",
                                       "branch_pool"};

at::Tensor block_a(const Units& units, const std::string& b, const at::Tensor& x) {
    return at::cat({units.run(b + "branch1x1", x),
                    units.chain(b, {"branch5x5_1", "branch5x5_2"}, x),
                    units.chain(b, {"branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"}, x),
                    units.run(b + "branch_pool", average(x))},
                   1);
}

at::Tensor block_b(const Units& units, const std::string& b, const at::Tensor& x) {
    const at::Tensor twice = units.chain(b, {"branch3x3dbl_1", "branch3x3dbl_2"}, x);
    return at::cat({units.run(b + "branch3x3", x, 2, Pad::None),
                    units.run(b + "branch3x3dbl_3", twice, 2, Pad::None),
                    shrink(x)},
                   1);
}

at::Tensor block_c(const Units& units, const std::string& b, const at::Tensor& x) {
    return at::cat({units.run(b + "branch1x1", x),
                    units.chain(b, {"branch7x7_1", "branch7x7_2", "branch7x7_3"}, x),
                    units.chain(b,
                                {"branch7x7dbl_1",
                                 "branch7x7dbl_2",
                                 "branch7x7dbl_3",
                                 "branch7x7dbl_4",
                                 "branch7x7dbl_5"},
                                x),
                    units.run(b + "branch_pool", average(x))},
                   1);
}

at::Tensor block_d(const Units& units, const std::string& b, const at::Tensor& x) {
    const at::Tensor seven = units.chain(b, {"branch7x7x3_1", "branch7x7x3_2", "branch7x7x3_3"}, x);
    return at::cat({units.run(b + "branch3x3_2", units.run(b + "branch3x3_1", x), 2, Pad::None),
                    units.run(b + "branch7x7x3_4", seven, 2, Pad::None),
                    shrink(x)},
                   1);
}

at::Tensor block_e(const Units& units,
                   const std::string& b,
                   const at::Tensor& x,
                   const at::Tensor& pooled) {
    const at::Tensor three = units.run(b + "branch3x3_1", x);
    const at::Tensor twice = units.chain(b, {"branch3x3dbl_1", "branch3x3dbl_2"}, x);
    return at::cat({units.run(b + "branch1x1", x),
                    units.run(b + "branch3x3_2a", three),
                    units.run(b + "branch3x3_2b", three),
                    units.run(b + "branch3x3dbl_3a", twice),
                    units.run(b + "branch3x3dbl_3b", twice),
                    units.run(b + "branch_pool", pooled)},
                   1);
}

}  // namespace

struct Inception::Impl {
    explicit Impl(Weights file) : weights(std::move(file)), units(weights) {
        units.add(
            "",
            {"Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "Conv2d_3b_1x1", "Conv2d_4a_3x3"});
        for (const char* block : {"Mixed_5b", "Mixed_5c", "Mixed_5d"}) units.add(block, kNamesA);
        units.add("Mixed_6a", kNamesB);
        for (const char* block : {"Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e"})
            units.add(block, kNamesC);
        units.add("Mixed_7a", kNamesD);
        for (const char* block : {"Mixed_7b", "Mixed_7c"}) units.add(block, kNamesE);
    }
    Weights weights;
    Units units;
};

Inception::Inception() = default;
Inception::~Inception() = default;

std::unique_ptr<Inception> Inception::load(const std::filesystem::path& file,
                                           const Placement& placement) {
    std::unique_ptr<Inception> model(new Inception);
    model->impl_ = std::make_unique<Impl>(Weights::open(open_tensors(file), {}, placement));
    return model;
}

std::array<at::Tensor, 4> Inception::forward(const at::Tensor& pictures) const {
    check(pictures.dim() == 4 && pictures.size(1) == 3,
          "[inception] pictures must be [B, 3, H, W]");
    const Units& units = impl_->units;
    std::array<at::Tensor, 4> blocks;
    at::Tensor x = at::upsample_bilinear2d(pictures, {kSide, kSide}, false) * 2 - 1;
    x = units.run("Conv2d_1a_3x3", x, 2, Pad::None);
    x = units.run("Conv2d_2a_3x3", x, 1, Pad::None);
    blocks[0] = shrink(units.run("Conv2d_2b_3x3", x));
    x = units.run("Conv2d_3b_1x1", blocks[0]);
    blocks[1] = shrink(units.run("Conv2d_4a_3x3", x, 1, Pad::None));
    x = blocks[1];
    for (const char* block : {"Mixed_5b", "Mixed_5c", "Mixed_5d"}) x = block_a(units, block, x);
    x = block_b(units, "Mixed_6a", x);
    for (const char* block : {"Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e"})
        x = block_c(units, block, x);
    blocks[2] = x;
    x = block_d(units, "Mixed_7a", x);
    x = block_e(units, "Mixed_7b", x, average(x));
    x = block_e(units, "Mixed_7c", x, at::max_pool2d(x, {3, 3}, {1, 1}, {1, 1}));
    blocks[3] = x.mean({2, 3}, true);  // [B, C, 1, 1]
    return blocks;
}

}  // namespace seedbed
