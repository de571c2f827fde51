// SPDX-License-Identifier: Apache-2.0
// How far a picture that was made again is from the one that it should be.
#pragma once

#include "core/base/image.h"

#include <string_view>

namespace seedbed {

// What a difference means. Two programs round differently at every step, other hardware sums in
// another order, a JPEG loses detail: none of it moves one place of a picture far.
//   Same   mean below 1 level and no place off by more than 8: the same to rounding
//   Match  mean below 4 levels and no place off by more than 32: the same picture from other
//          hardware, or through a lossy file
//   Part   at least half of the places are the same, the others are not: painted over, or pasted
//   None   another picture
enum class Verdict { Same, Match, Part, None };

std::string_view to_string(Verdict verdict);  // "same", "match", "part", "none"
inline bool is_match(Verdict verdict) {
    return verdict == Verdict::Same || verdict == Verdict::Match;
}

// In levels of 8 bits, over all pixels and channels. A place is a block of 8 x 8 pixels.
struct PictureDifference {
    double mean = 0;
    int most = 0;
    double psnr = 0;         // dB; infinite for equal pictures
    double worst_place = 0;  // the highest mean of a place
    double same_places = 1;  // share of those below 2 levels

    bool operator==(const PictureDifference&) const = default;
};

// Throws LogicError for pictures of different sizes, or empty ones.
PictureDifference difference_of(const Image& a, const Image& b);
Verdict verdict_of(const PictureDifference& difference);

// |a - b| times `gain`, cut at 255, as a picture. Throws as difference_of.
Image difference_picture(const Image& a, const Image& b, int gain = 8);

}  // namespace seedbed
