// SPDX-License-Identifier: Apache-2.0
// What a person reads of an attempt to make a picture again.
#pragma once

#include "core/engine/reproduce_candidates.h"
#include "core/engine/reproduce_difference.h"

#include <string>

namespace seedbed {

// "NVIDIA noise, ENSD 31337, clip skip 2"; "as the file says" where it leaves nothing open. A model
// that is not empty stands first.
std::string words_of(const Candidate& candidate, const std::string& model);

// "512x768".
std::string words_of_size(int width, int height);

// "3 less likely combinations are left out."
std::string words_of_left_out(int count);

// What came of it: "The same picture to rounding, with NVIDIA noise (mean difference 0.02 of 255)."
std::string sentence_of(Verdict verdict,
                        const PictureDifference& difference,
                        const std::string& settings);

}  // namespace seedbed
