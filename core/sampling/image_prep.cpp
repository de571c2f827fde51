// SPDX-License-Identifier: Apache-2.0
// h w pixels
#include "core/sampling/image_prep.h"

#include "core/base/error.h"
#include "core/io/resample.h"

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include <cstring>

namespace seedbed {
namespace {

at::Tensor bytes_of(const Image& image) {
    const at::Tensor bytes = at::empty({image.height, image.width, 3}, at::kByte);
    std::memcpy(bytes.mutable_data_ptr(), image.rgb.data(), image.rgb.size());
    return bytes.permute({2, 0, 1}).unsqueeze(0);  // [1, 3, h, w]
}

// Out to 2.5 standard deviations, as AUTOMATIC1111.
Image blurred(const Image& image, int blur) {
    const int side = 2 * static_cast<int>(2.5 * blur + 0.5) + 1;
    Image result = image;
    const cv::Mat from(
        image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
    cv::Mat to(image.height, image.width, CV_8UC3, result.rgb.data());
    cv::GaussianBlur(from, to, cv::Size(side, side), blur);
    return result;
}

}  // namespace

at::Tensor prepare_picture(const Image& picture, int width, int height) {
    const Image scaled = resample(picture, width, height, ResampleFilter::Lanczos);
    return bytes_of(scaled).to(at::kFloat).div_(255.0).mul_(2.0).sub_(1.0).contiguous();
}

at::Tensor prepare_mask(const Image& mask, int width, int height, int blur) {
    check(blur >= 0, "[image_prep] a blur is not negative");
    const Image soft = blur > 0 ? blurred(mask, blur) : mask;
    const at::Tensor colours =
        bytes_of(resample(soft, width, height, ResampleFilter::Lanczos)).to(at::kInt);
    // Pillow's luma: 16-bit fixed point, rounded.
    const at::Tensor shares = at::tensor({19595, 38470, 7471}, at::kInt).view({1, 3, 1, 1});
    const at::Tensor grey =
        at::bitwise_right_shift((colours * shares).sum(1, true, at::kInt).add_(0x8000), 16);
    return grey.to(at::kFloat).div_(255.0).contiguous();  // [1, 1, h, w]
}

at::Tensor binarized(const at::Tensor& mask) {
    return mask.ge(0.5).to(at::kFloat);
}

at::Tensor masked_picture(const at::Tensor& picture, const at::Tensor& mask) {
    return picture * mask.lt(0.5);
}

at::Tensor keep_outside(const at::Tensor& made,
                        const at::Tensor& original,
                        const at::Tensor& mask) {
    return at::lerp(original, made, mask);  // exact at both ends
}

}  // namespace seedbed
