// SPDX-License-Identifier: Apache-2.0
// h x w query grid, H x W pixels
#include "core/attention/map_tools.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace seedbed {
namespace {

// The two samples that an output position lies between.
struct Tap {
    int low = 0;
    int high = 0;
    float share = 0;  // of `high`
};

std::vector<Tap> taps(int from, int to, Resample how) {
    std::vector<Tap> result(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * from / to;
        Tap& tap = result[static_cast<std::size_t>(i)];
        if (how == Resample::Nearest) {
            tap.low = tap.high = std::min(static_cast<int>(centre), from - 1);
            continue;
        }
        const double x = std::clamp(centre - 0.5, 0.0, from - 1.0);
        tap.low = static_cast<int>(x);
        tap.high = std::min(tap.low + 1, from - 1);
        tap.share = static_cast<float>(x - tap.low);
    }
    return result;
}

std::size_t area(int height, int width) {
    return static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
}

PlainMap on_grid(const PlainMap& map, int height, int width) {
    if (map.height == height && map.width == width) return map;
    return resampled(map.values, map.height, map.width, height, width, Resample::Bilinear);
}

}  // namespace

PlainMap resampled(MapView map, int height, int width, int to_height, int to_width, Resample how) {
    check(height > 0 && width > 0 && map.size() == area(height, width),
          "[resampled] the map must have height x width values");
    check(to_height > 0 && to_width > 0, "[resampled] the new size must not be empty");
    const auto rows = taps(height, to_height, how);
    const auto columns = taps(width, to_width, how);
    PlainMap result{to_height, to_width, {}};
    result.values.reserve(area(to_height, to_width));
    for (const Tap& row : rows) {
        const float* low = map.data() + static_cast<std::size_t>(row.low) * width;
        const float* high = map.data() + static_cast<std::size_t>(row.high) * width;
        for (const Tap& column : columns) {
            const float top = std::lerp(low[column.low], low[column.high], column.share);
            const float bottom = std::lerp(high[column.low], high[column.high], column.share);
            result.values.push_back(std::lerp(top, bottom, row.share));
        }
    }
    return result;  // [H, W]
}

PlainMap difference_map(const PlainMap& a, const PlainMap& b) {
    const bool a_is_finer = area(a.height, a.width) >= area(b.height, b.width);
    const int height = a_is_finer ? a.height : b.height;
    const int width = a_is_finer ? a.width : b.width;
    PlainMap result = on_grid(a, height, width);
    const PlainMap other = on_grid(b, height, width);
    check(!result.values.empty() && result.values.size() == other.values.size(),
          "[difference_map] both maps must have values");
    for (std::size_t i = 0; i < result.values.size(); ++i) result.values[i] -= other.values[i];
    return result;  // [h, w] of the finer grid
}

std::vector<RankedMap> ranked_at(std::span<const MapView> maps, std::size_t position) {
    std::vector<RankedMap> ranking;
    for (std::size_t k = 0; k < maps.size(); ++k) {
        check(position < maps[k].size(), "[ranked_at] the position is outside a map");
        ranking.push_back({k, maps[k][position]});
    }
    std::stable_sort(ranking.begin(), ranking.end(), [](const RankedMap& a, const RankedMap& b) {
        return a.value > b.value;
    });
    return ranking;
}

std::vector<std::uint8_t> threshold_mask(MapView map, double threshold) {
    std::vector<std::uint8_t> mask(map.size());
    if (map.empty()) return mask;
    const float peak = *std::max_element(map.begin(), map.end());
    if (peak <= 0) return mask;
    const double least = threshold * peak;
    std::transform(map.begin(), map.end(), mask.begin(), [least](float value) {
        return static_cast<std::uint8_t>(value >= least);
    });
    return mask;
}

std::vector<std::uint8_t> picture_mask(MapView map,
                                       int height,
                                       int width,
                                       int to_height,
                                       int to_width,
                                       double threshold,
                                       Resample how) {
    return threshold_mask(resampled(map, height, width, to_height, to_width, how).values,
                          threshold);  // [H * W]
}

double mask_share(std::span<const std::uint8_t> mask) {
    if (mask.empty()) return 0;
    const auto set =
        mask.size() - static_cast<std::size_t>(std::count(mask.begin(), mask.end(), 0));
    return static_cast<double>(set) / static_cast<double>(mask.size());
}

std::vector<float> shared_field(MapView a, MapView b) {
    check(a.size() == b.size(), "[shared_field] the maps must have the same size");
    std::vector<float> field(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        const float sum = a[i] + b[i];
        field[i] = sum == 0 ? 0 : a[i] * b[i] / sum;
    }
    return field;
}

}  // namespace seedbed
