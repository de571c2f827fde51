// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace seedbed {

// How pictures are compared. All but SideBySide look at a pair of the sides.
enum class CompareMode {
    SideBySide,
    Slider,      // one over the other, a divider between
    Flicker,     // in the same place by turns
    Difference,  // pixel by pixel
    Words,       // where words act in both, and the difference of their maps
};

}  // namespace seedbed
