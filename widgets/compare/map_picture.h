// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attention/map_tools.h"
#include "widgets/compare/picture_difference.h"

#include <QImage>

namespace seedbed {

// A signed map as a picture of about 256 pixels, smooth between its positions: `scale` and above
// gets the full colour. Null for an empty map.
QImage signedMapPicture(const PlainMap& map, double scale, const SignedColours& colours);

// The largest absolute value; 0 for an empty map.
double largestOf(const PlainMap& map);

}  // namespace seedbed
