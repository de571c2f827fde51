// SPDX-License-Identifier: Apache-2.0
// W H size of the source, w h of the result; 3 channels.
#include "core/io/downscale.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

constexpr std::size_t kChannels = 3;

// The source pixels under one pixel of the result, as shares that sum to 1.
struct Cover {
    std::size_t first = 0;
    std::vector<float> shares;
};

std::vector<Cover> covers(int from, int to) {
    std::vector<Cover> result(static_cast<std::size_t>(to));
    const double scale = static_cast<double>(from) / to;
    for (int i = 0; i < to; ++i) {
        const double begin = i * scale;
        const double end = std::min<double>(from, (i + 1) * scale);
        auto& cover = result[static_cast<std::size_t>(i)];
        cover.first = static_cast<std::size_t>(begin);
        for (double at = std::floor(begin); at < end; ++at) {
            const double share = std::min(end, at + 1) - std::max(begin, at);
            // Rounding leaves slivers at the edges, which may lie outside of the picture.
            if (share > 1e-9) cover.shares.push_back(static_cast<float>(share / scale));
        }
    }
    return result;
}

// One source row, narrowed and added to `sums` with the weight `share`.
void add_row(const std::uint8_t* row,
             const std::vector<Cover>& columns,
             float share,
             std::vector<float>& sums) {
    for (std::size_t x = 0; x < columns.size(); ++x) {
        float red = 0, green = 0, blue = 0;
        const std::uint8_t* pixel = row + columns[x].first * kChannels;
        for (const float weight : columns[x].shares) {
            red += weight * static_cast<float>(pixel[0]);
            green += weight * static_cast<float>(pixel[1]);
            blue += weight * static_cast<float>(pixel[2]);
            pixel += kChannels;
        }
        sums[x * kChannels] += share * red;
        sums[x * kChannels + 1] += share * green;
        sums[x * kChannels + 2] += share * blue;
    }
}

}  // namespace

Image downscale(const Image& image, int width, int height) {
    check(width >= 1 && height >= 1 && width <= image.width && height <= image.height,
          "[downscale] the result must be at least one pixel and no larger than the picture");
    const auto columns = covers(image.width, width);
    const auto rows = covers(image.height, height);
    const auto stride = static_cast<std::size_t>(image.width) * kChannels;
    Image result{width, height, {}};
    result.rgb.reserve(columns.size() * rows.size() * kChannels);
    std::vector<float> sums(columns.size() * kChannels);
    for (const auto& row : rows) {
        std::fill(sums.begin(), sums.end(), 0.0f);
        for (std::size_t i = 0; i < row.shares.size(); ++i)
            add_row(image.rgb.data() + (row.first + i) * stride, columns, row.shares[i], sums);
        for (const float sum : sums)
            result.rgb.push_back(static_cast<std::uint8_t>(std::clamp(sum + 0.5f, 0.0f, 255.0f)));
    }
    return result;
}

Image fit_inside(Image image, int side) {
    check(side >= 1, "[fit_inside] the side must be at least 1");
    const int longest = std::max(image.width, image.height);
    if (longest <= side) return image;
    const auto scaled = [&](int length) {
        const auto exact = std::lround(static_cast<double>(length) * side / longest);
        return std::max(1, static_cast<int>(exact));
    };
    return downscale(image, scaled(image.width), scaled(image.height));
}

}  // namespace seedbed
