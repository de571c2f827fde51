// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/map_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace seedbed {

namespace {

constexpr int kSide = 256;

}  // namespace

QImage signedMapPicture(const PlainMap& map, double scale, const SignedColours& colours) {
    if (map.values.empty()) return {};
    std::array<QRgb, 255> table;
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = colours.at((static_cast<double>(i) - 127) / 127);
    const int factor = std::max(1, kSide / std::max(map.height, map.width));
    const PlainMap fine = resampled(map.values,
                                    map.height,
                                    map.width,
                                    map.height * factor,
                                    map.width * factor,
                                    Resample::Bilinear);
    QImage image(fine.width, fine.height, QImage::Format_RGB32);
    const double unit = scale > 0 ? 127 / scale : 0;
    std::size_t at = 0;
    for (int y = 0; y < fine.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < fine.width; ++x, ++at) {
            const auto value = std::lround(static_cast<double>(fine.values[at]) * unit);
            line[x] = table[static_cast<std::size_t>(std::clamp(value, -127L, 127L) + 127)];
        }
    }
    return image;
}

double largestOf(const PlainMap& map) {
    double largest = 0;
    for (const float value : map.values)
        largest = std::max(largest, std::abs(static_cast<double>(value)));
    return largest;
}

}  // namespace seedbed
