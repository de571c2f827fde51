// SPDX-License-Identifier: Apache-2.0
// What is drawn and counted from single attention maps: resized, compared, ranked, cut at a
// threshold. h x w query grid, H x W pixels
#pragma once

#include "core/attention/overlap.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace seedbed {

// A map that owns its values and may be negative.
struct PlainMap {
    int height = 0;
    int width = 0;
    std::vector<float> values;  // [h, w]

    bool operator==(const PlainMap&) const = default;
};

enum class Resample { Nearest, Bilinear };

// A map at another size: sample centres at (i + 0.5) * from / to - 0.5, edges repeated (as
// PyTorch's interpolate with align_corners=False). Throws LogicError for an empty size or a map of
// another size than h x w.
PlainMap resampled(MapView map, int height, int width, int to_height, int to_width, Resample how);

// a - b at every position; maps over different grids meet on the finer one (more positions),
// bilinearly. Throws LogicError for empty maps.
PlainMap difference_map(const PlainMap& a, const PlainMap& b);

struct RankedMap {
    std::size_t index = 0;  // into the maps that were ranked
    float value = 0;
};

// The maps by their value at one position, largest first; equal ones stay in their order. Throws
// LogicError for a position outside a map.
std::vector<RankedMap> ranked_at(std::span<const MapView> maps, std::size_t position);

// 1 where the map reaches threshold * its maximum, else 0; all 0 for a map without positive values.
// The cut that DAAM calls the absolute threshold of the normalised map (arXiv 2210.04885, sec. 3).
std::vector<std::uint8_t> threshold_mask(MapView map, double threshold);  // [h * w]

// A mask at the picture's size [H * W]: the map is resized first and cut then, so that a bilinear
// outline runs between the grid's positions. Throws as resampled.
std::vector<std::uint8_t> picture_mask(MapView map,
                                       int height,
                                       int width,
                                       int to_height,
                                       int to_width,
                                       double threshold,
                                       Resample how);

// Share of the positions that are set, 0..1; 0 for no positions.
double mask_share(std::span<const std::uint8_t> mask);

// Where two words act together: a * b / (a + b) at every position, 0 where the sum is 0. Its
// maximum is separate_term. Throws LogicError for maps of different size.
std::vector<float> shared_field(MapView a, MapView b);

}  // namespace seedbed
