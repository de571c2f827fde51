// SPDX-License-Identifier: Apache-2.0
#include "core/engine/contact_sheet.h"

#include "core/base/error.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace seedbed {
namespace {

constexpr int kGap = 4;
constexpr int kLabel = 18;
constexpr int kLargestSide = 8000;

void draw_label(cv::Mat& sheet, const std::string& label, cv::Rect area) {
    constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
    double scale = 0.42;
    int baseline = 0;
    auto size = cv::getTextSize(label, font, scale, 1, &baseline);
    if (size.width > area.width) {
        scale *= static_cast<double>(area.width) / size.width;
        size = cv::getTextSize(label, font, scale, 1, &baseline);
    }
    const cv::Point origin(area.x + (area.width - size.width) / 2,
                           area.y + (area.height + size.height) / 2);
    cv::putText(sheet, label, origin, font, scale, cv::Scalar(60, 60, 60), 1, cv::LINE_AA);
}

}  // namespace

Image contact_sheet(std::span<const SheetCell> cells) {
    check(!cells.empty(), "[contact sheet] there are no cells");
    const int count = static_cast<int>(cells.size());
    const int columns = static_cast<int>(std::ceil(std::sqrt(count)));
    const int rows = (count + columns - 1) / columns;
    const auto& first = *cells.front().picture;
    const double room_x = static_cast<double>(kLargestSide) / columns - kGap;
    const double room_y = static_cast<double>(kLargestSide) / rows - kGap - kLabel;
    const double scale = std::min({1.0, room_x / first.width, room_y / first.height});
    const cv::Size cell(std::max(1, int(first.width * scale)),
                        std::max(1, int(first.height * scale)));

    Image result;
    result.width = columns * (cell.width + kGap) + kGap;
    result.height = rows * (cell.height + kLabel + kGap) + kGap;
    result.rgb.assign(static_cast<std::size_t>(result.width) * result.height * 3, 255);
    cv::Mat sheet(result.height, result.width, CV_8UC3, result.rgb.data());
    for (int i = 0; i < count; ++i) {
        const auto& picture = *cells[i].picture;
        const cv::Mat rgb(
            picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.rgb.data()));
        const int x = kGap + i % columns * (cell.width + kGap);
        const int y = kGap + i / columns * (cell.height + kLabel + kGap);
        cv::resize(rgb, sheet(cv::Rect({x, y}, cell)), cell, 0, 0, cv::INTER_AREA);
        draw_label(sheet, cells[i].label, {x, y + cell.height, cell.width, kLabel});
    }
    return result;
}

}  // namespace seedbed
