// SPDX-License-Identifier: Apache-2.0
#include "core/judging/picture_input.h"

#include "core/io/resample.h"
#include "core/models/model_config.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

constexpr std::int64_t kMost = 8192;
constexpr int kBicubic = 3;  // Pillow's number

// "size": 224, {"shortest_edge": 224} or {"height": 224, "width": 224}.
std::pair<int, int> side_of(const JsonObject& config, const std::string& key) {
    if (config.at(key).is_number()) {
        const auto side = static_cast<int>(config.integer(key, 1, kMost));
        return {side, side};
    }
    const JsonObject size = config.object(key);
    if (size.has("shortest_edge")) {
        const auto side = static_cast<int>(size.integer("shortest_edge", 1, kMost));
        return {side, side};
    }
    return {static_cast<int>(size.integer("height", 1, kMost)),
            static_cast<int>(size.integer("width", 1, kMost))};
}

std::array<double, 3> triple(const JsonObject& config, const std::string& key) {
    const auto values = config.numbers(key);
    if (values.size() != 3) config.fail(key, "a list of three numbers");
    return {values[0], values[1], values[2]};
}

at::Tensor as_tensor(const std::array<double, 3>& values) {
    return at::tensor({values[0], values[1], values[2]}, at::kFloat).view({3, 1, 1});
}

}  // namespace

PictureInput PictureInput::read(const JsonObject& config) {
    PictureInput input;
    std::tie(input.height, input.width) = side_of(config, "size");
    input.crops = config.boolean("do_center_crop", false);
    if (input.crops && config.has("crop_size") &&
        side_of(config, "crop_size") != side_of(config, "size"))
        unsupported(config, "crop_size", "supported: the same as \"size\"");
    if (config.integer("resample", 0, 10, kBicubic) != kBicubic)
        unsupported(config, "resample", "supported: 3 (bicubic)");
    input.mean = triple(config, "image_mean");
    input.std = triple(config, "image_std");
    return input;
}

Image PictureInput::resized(const Image& picture) const {
    if (!crops) return resample(picture, width, height, ResampleFilter::Bicubic);
    const bool wide = picture.width >= picture.height;
    const int shortest = wide ? picture.height : picture.width;
    const int longest = wide ? picture.width : picture.height;
    const int side = std::min(height, width);
    const auto other = static_cast<int>(static_cast<std::int64_t>(side) * longest / shortest);
    return wide ? resample(picture, other, side, ResampleFilter::Bicubic)
                : resample(picture, side, other, ResampleFilter::Bicubic);
}

at::Tensor PictureInput::pixels(const Image& picture) const {
    Image scaled = resized(picture);
    if (crops)
        scaled =
            crop(scaled, (scaled.width - width) / 2, (scaled.height - height) / 2, width, height);
    const at::Tensor levels =
        at::from_blob(scaled.rgb.data(), {scaled.height, scaled.width, 3}, at::kByte)
            .permute({2, 0, 1})
            .to(at::kFloat);  // [3, H, W], a copy
    return (levels / 255 - as_tensor(mean)) / as_tensor(std);
}

at::Tensor imagenet_normalised(const at::Tensor& pictures) {
    const at::Tensor mean = as_tensor({0.485, 0.456, 0.406}).to(pictures.options());
    const at::Tensor std = as_tensor({0.229, 0.224, 0.225}).to(pictures.options());
    return (pictures - mean) / std;
}

}  // namespace seedbed
