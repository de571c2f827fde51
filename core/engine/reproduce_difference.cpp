// SPDX-License-Identifier: Apache-2.0
#include "core/engine/reproduce_difference.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace seedbed {
namespace {

constexpr int kPlace = 8;           // pixels
constexpr double kSamePlace = 2;    // levels
constexpr double kSameMean = 1;     // levels
constexpr double kMatchMean = 4;    // levels
constexpr double kSameWorst = 8;    // levels
constexpr double kMatchWorst = 32;  // levels
constexpr double kPartOfPlaces = 0.5;

void require_one_size(const Image& a, const Image& b) {
    check(a.width == b.width && a.height == b.height && !a.rgb.empty() &&
              a.rgb.size() == b.rgb.size(),
          "[reproduce_difference] both pictures must have the same size");
}

// The mean of the place whose upper left pixel is (x, y); those at the edges are smaller.
double mean_of_place(const Image& a, const Image& b, int x, int y) {
    const int right = std::min(x + kPlace, a.width);
    const int below = std::min(y + kPlace, a.height);
    std::int64_t sum = 0;
    for (int row = y; row < below; ++row) {
        const auto first = (static_cast<std::size_t>(row) * a.width + x) * 3;
        const auto last = (static_cast<std::size_t>(row) * a.width + right) * 3;
        for (auto i = first; i < last; ++i) sum += std::abs(int{a.rgb[i]} - int{b.rgb[i]});
    }
    return static_cast<double>(sum) / ((right - x) * (below - y) * 3);
}

void add_places(const Image& a, const Image& b, PictureDifference& result) {
    int places = 0;
    int same = 0;
    for (int y = 0; y < a.height; y += kPlace)
        for (int x = 0; x < a.width; x += kPlace) {
            const double mean = mean_of_place(a, b, x, y);
            result.worst_place = std::max(result.worst_place, mean);
            same += mean < kSamePlace ? 1 : 0;
            ++places;
        }
    result.same_places = static_cast<double>(same) / places;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::Same:
            return "same";
        case Verdict::Match:
            return "match";
        case Verdict::Part:
            return "part";
        case Verdict::None:
            return "none";
    }
    throw LogicError("[reproduce_difference] not a verdict");
}

PictureDifference difference_of(const Image& a, const Image& b) {
    require_one_size(a, b);
    PictureDifference result;
    std::int64_t sum = 0;
    std::int64_t squares = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) {
        const int off = std::abs(int{a.rgb[i]} - int{b.rgb[i]});
        sum += off;
        squares += std::int64_t{off} * off;
        result.most = std::max(result.most, off);
    }
    const auto count = static_cast<double>(a.rgb.size());
    result.mean = static_cast<double>(sum) / count;
    result.psnr = squares == 0
                      ? std::numeric_limits<double>::infinity()
                      : 10 * std::log10(255.0 * 255.0 * count / static_cast<double>(squares));
    add_places(a, b, result);
    return result;
}

Verdict verdict_of(const PictureDifference& difference) {
    if (difference.mean < kSameMean && difference.worst_place <= kSameWorst) return Verdict::Same;
    if (difference.mean < kMatchMean && difference.worst_place <= kMatchWorst)
        return Verdict::Match;
    return difference.same_places >= kPartOfPlaces ? Verdict::Part : Verdict::None;
}

Image difference_picture(const Image& a, const Image& b, int gain) {
    require_one_size(a, b);
    Image result{a.width, a.height, {}};
    result.rgb.resize(a.rgb.size());
    for (std::size_t i = 0; i < a.rgb.size(); ++i)
        result.rgb[i] = static_cast<std::uint8_t>(
            std::min(255, std::abs(int{a.rgb[i]} - int{b.rgb[i]}) * gain));
    return result;
}

}  // namespace seedbed
