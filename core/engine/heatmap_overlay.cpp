// SPDX-License-Identifier: Apache-2.0
#include "core/engine/heatmap_overlay.h"

#include "core/base/error.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace seedbed {

Image overlay_heatmap(
    const Image& picture, std::span<const float> map, int height, int width, double opacity) {
    check(height > 0 && width > 0 && map.size() == static_cast<std::size_t>(height) * width,
          "[overlay] the map must be [height * width]");
    // OpenCV takes no pointers to const; neither is written to.
    const cv::Mat values(height, width, CV_32F, const_cast<float*>(map.data()));
    const cv::Mat rgb(
        picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.rgb.data()));

    const float largest = *std::max_element(map.begin(), map.end());
    cv::Mat large, bytes, colours;
    cv::resize(values, large, rgb.size(), 0, 0, cv::INTER_CUBIC);
    large.convertTo(bytes, CV_8U, largest > 0 ? 255.0 / largest : 0.0);
    cv::applyColorMap(bytes, colours, cv::COLORMAP_INFERNO);
    cv::cvtColor(colours, colours, cv::COLOR_BGR2RGB);

    Image result{picture.width, picture.height, std::vector<std::uint8_t>(picture.rgb.size())};
    cv::Mat blended(picture.height, picture.width, CV_8UC3, result.rgb.data());
    cv::addWeighted(colours, opacity, rgb, 1 - opacity, 0, blended);
    return result;
}

}  // namespace seedbed
