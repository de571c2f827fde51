// SPDX-License-Identifier: Apache-2.0
// Two pictures, pixel by pixel.
#pragma once

#include <QColor>
#include <QImage>

#include <array>
#include <cstdint>

namespace seedbed {

enum class DifferenceKind {
    Colours,     // |second - first| in each channel
    Brightness,  // second - first in luma, signed
};

// Numbers in steps of 1/255.
struct DifferenceNumbers {
    int width = 0;  // over which it was measured
    int height = 0;
    std::array<int, 3> largest = {};  // |second - first| of red, green, blue
    std::array<double, 3> mean = {};  // of the same
    double brighter = 0;              // mean of luma second - first
    std::int64_t differing = 0;       // pixels that differ in any channel

    std::int64_t pixels() const { return std::int64_t{width} * height; }
};

// The pictures at one size, for comparing: the smaller is scaled smoothly to the larger's. RGB888.
struct PicturePair {
    QImage first;
    QImage second;
    bool scaled = false;  // they were not of one size
};
PicturePair atOneSize(const QImage& first, const QImage& second);

// Colours of a signed difference: the first's below 0, the second's above.
struct SignedColours {
    QColor first;
    QColor second;
    QColor neutral;               // of 0
    QRgb at(double value) const;  // -1..1, clamped
    bool operator==(const SignedColours&) const = default;
};

// All of these take pictures of atOneSize; null pictures give null and zeros.
DifferenceNumbers differenceNumbers(const PicturePair& pair);
// |second - first| in each channel times `amount`, at most 255. RGB888.
QImage colourDifference(const PicturePair& pair, double amount);
// Luma (Rec. 709 weights of the coded values) second - first times `amount`, in steps of 1/255 and
// clamped to -255..255. RGB888.
QImage brightnessDifference(const PicturePair& pair, double amount, const SignedColours& colours);

}  // namespace seedbed
