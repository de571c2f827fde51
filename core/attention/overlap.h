// SPDX-License-Identifier: Apache-2.0
// Numbers that say how far tokens' attention maps overlap, on plain maps [h, w].
#pragma once

#include <span>
#include <vector>

namespace seedbed {

// How far words act in the same place: the Separate term (less is apart), IoU, cosine.
enum class OverlapMeasure { Separate, Iou, Cosine };

using MapView = std::span<const float>;  // [h * w], row-major

// Separate term (Separate-and-Enhance, arXiv 2312.06712, L_sep): max over positions of the product
// of the maps over their sum, prod_k M_k / sum_k M_k; 0 where the sum is 0. Two or more maps of
// equal size.
double separate_term(std::span<const MapView> maps);

// Enhance term of one map (same paper, L_en for one concept): 1 - max of the smoothed map;
// smoothing is reflect padding by 1 and a 3 x 3 kernel with weight exp(-((x - 1) / (2 sigma))^2)
// per axis, sigma 0.5, normalised (as published, and as in Attend-and-Excite).
double enhance_term(MapView map, int height, int width);

// Intersection over union of {M >= threshold * max M} of the two maps; 0 when both sets are empty.
double iou(MapView a, MapView b, double threshold = 0.5);

// Cosine of the two maps as vectors; 0 when one of them is all zero.
double cosine(MapView a, MapView b);

}  // namespace seedbed
