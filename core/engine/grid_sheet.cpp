// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_sheet.h"

#include "core/base/error.h"
#include "core/engine/grid_axis.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace seedbed {
namespace {

constexpr int kGap = 4;
constexpr int kLine = 16;  // of text
constexpr int kMostLines = 4;
constexpr int kRowLabel = 140;
constexpr int kLargestSide = 8000;
constexpr double kTextScale = 0.42;

int text_width(const std::string& text) {
    int baseline = 0;
    return cv::getTextSize(text, cv::FONT_HERSHEY_SIMPLEX, kTextScale, 1, &baseline).width;
}

// Breaks at spaces; what does not fit into kMostLines ends in "...".
std::vector<std::string> wrapped(const std::string& text, int width) {
    std::vector<std::string> lines{""};
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        const auto word = text.substr(begin, end - begin);
        const auto longer = lines.back().empty() ? word : lines.back() + " " + word;
        if (lines.back().empty() || text_width(longer) <= width) {
            lines.back() = longer;
        } else if (lines.size() == kMostLines) {
            lines.back() += " ...";
            break;
        } else {
            lines.push_back(word);
        }
        begin = end + 1;
    }
    for (auto& line : lines)
        while (line.size() > 4 && text_width(line) > width)
            line = line.substr(0, line.size() - 4) + "...";
    return lines;
}

void draw_lines(cv::Mat& sheet,
                const std::vector<std::string>& lines,
                cv::Rect area,
                bool centred) {
    int y = area.y + std::max(0, (area.height - static_cast<int>(lines.size()) * kLine) / 2);
    for (const auto& line : lines) {
        const int x = centred ? area.x + std::max(0, (area.width - text_width(line)) / 2) : area.x;
        cv::putText(sheet(area & cv::Rect({0, 0}, sheet.size())),
                    line,
                    {x - area.x, y - area.y + kLine - 5},
                    cv::FONT_HERSHEY_SIMPLEX,
                    kTextScale,
                    cv::Scalar(60, 60, 60),
                    1,
                    cv::LINE_AA);
        y += kLine;
    }
}

std::string label_of(const GridPlan& plan, std::size_t axis, int place) {
    const auto& each = plan.request().axes[axis];
    const std::string value(without_skip(each.values[static_cast<std::size_t>(place)]));
    const bool speaks = each.kind == "prompt" || each.kind == "prompt_sr";
    return speaks && !value.empty() ? value : each.kind + " " + value;
}

// Where things stand on a sheet.
struct Layout {
    int columns = 1;
    int rows = 1;  // of all blocks
    int left = 0;  // of the first column
    int top = 0;
    cv::Size cell;

    cv::Rect cell_at(int column, int row) const {
        return {{left + column * (cell.width + kGap), top + row * (cell.height + kGap)}, cell};
    }
    cv::Size size() const {
        return {left + columns * (cell.width + kGap), top + rows * (cell.height + kGap)};
    }
};

Layout layout_of(const GridPlan& plan, const std::map<int, ImagePtr>& pictures) {
    int width = 1;
    int height = 1;
    for (const auto& [index, picture] : pictures) {
        width = std::max(width, picture->width);
        height = std::max(height, picture->height);
    }
    Layout layout;
    const auto axes = plan.request().axes.size();
    layout.columns = plan.size(0);
    layout.rows = plan.count() / layout.columns;
    layout.left = kGap + (axes > 1 ? kRowLabel : 0);
    layout.top = kGap + (axes > 0 ? kMostLines * kLine : 0);
    const double room_x = static_cast<double>(kLargestSide - layout.left) / layout.columns - kGap;
    const double room_y = static_cast<double>(kLargestSide - layout.top) / layout.rows - kGap;
    const double scale = std::min({1.0, room_x / width, room_y / height});
    layout.cell = {std::max(1, static_cast<int>(width * scale)),
                   std::max(1, static_cast<int>(height * scale))};
    return layout;
}

void draw_labels(cv::Mat& sheet, const GridPlan& plan, const Layout& layout) {
    const auto axes = plan.request().axes.size();
    for (int column = 0; axes > 0 && column < layout.columns; ++column) {
        const auto cell = layout.cell_at(column, 0);
        draw_lines(sheet,
                   wrapped(label_of(plan, 0, column), cell.width),
                   {cell.x, kGap, cell.width, kMostLines * kLine},
                   /*centred=*/true);
    }
    for (int row = 0; axes > 1 && row < layout.rows; ++row) {
        const auto at = plan.place_of(row * layout.columns);
        std::vector<std::string> lines;
        for (std::size_t axis = 1; axis < axes; ++axis)
            for (const auto& line : wrapped(label_of(plan, axis, at[axis]), kRowLabel - kGap))
                lines.push_back(line);
        const auto cell = layout.cell_at(0, row);
        const int shown = std::max(1, cell.height / kLine);
        if (static_cast<int>(lines.size()) > shown) lines.resize(static_cast<std::size_t>(shown));
        draw_lines(sheet, lines, {kGap, cell.y, kRowLabel - kGap, cell.height}, /*centred=*/false);
    }
}

}  // namespace

Image grid_sheet(const GridPlan& plan, const std::map<int, ImagePtr>& pictures) {
    check(!pictures.empty(), "[grid sheet] there are no pictures");
    const auto layout = layout_of(plan, pictures);
    Image result;
    result.width = layout.size().width;
    result.height = layout.size().height;
    result.rgb.assign(static_cast<std::size_t>(result.width) * result.height * 3, 255);
    cv::Mat sheet(result.height, result.width, CV_8UC3, result.rgb.data());
    draw_labels(sheet, plan, layout);
    for (const auto& [index, picture] : pictures) {
        const auto frame = layout.cell_at(index % layout.columns, index / layout.columns);
        const cv::Mat rgb(picture->height,
                          picture->width,
                          CV_8UC3,
                          const_cast<std::uint8_t*>(picture->rgb.data()));
        const double scale = std::min({1.0,
                                       static_cast<double>(frame.width) / picture->width,
                                       static_cast<double>(frame.height) / picture->height});
        const cv::Size size(std::max(1, static_cast<int>(picture->width * scale)),
                            std::max(1, static_cast<int>(picture->height * scale)));
        const cv::Point at(frame.x + (frame.width - size.width) / 2,
                           frame.y + (frame.height - size.height) / 2);
        cv::resize(rgb, sheet(cv::Rect(at, size)), size, 0, 0, cv::INTER_AREA);
    }
    return result;
}

}  // namespace seedbed
