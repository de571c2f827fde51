// SPDX-License-Identifier: Apache-2.0
#include "core/engine/reproduce_words.h"

#include "core/base/error.h"

#include <array>
#include <cstdio>

namespace seedbed {
namespace {

std::string levels(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), value < 10 ? "%.2f" : "%.1f", value);
    return text.data();
}

}  // namespace

std::string words_of_size(int width, int height) {
    return std::to_string(width) + "x" + std::to_string(height);
}

std::string words_of_left_out(int count) {
    return std::to_string(count) + (count == 1 ? " less likely combination is left out."
                                               : " less likely combinations are left out.");
}

std::string words_of(const Candidate& candidate, const std::string& model) {
    std::string text = model;
    for (const auto& word : candidate.taken) text += (text.empty() ? "" : ", ") + word;
    return text.empty() ? "as the file says" : text;
}

std::string sentence_of(Verdict verdict,
                        const PictureDifference& difference,
                        const std::string& settings) {
    const auto number = " (mean difference " + levels(difference.mean) + " of 255).";
    const auto same = std::to_string(static_cast<int>(difference.same_places * 100));
    switch (verdict) {
        case Verdict::Same:
            return "The same picture to rounding: " + settings + number;
        case Verdict::Match:
            return "The same picture, as other hardware or a lossy file leave it: " + settings +
                   number;
        case Verdict::Part:
            return "No match: " + same +
                   " % of the picture come back, the rest was changed afterwards or made "
                   "otherwise; "
                   "nearest are " +
                   settings + number;
        case Verdict::None:
            return "No match: none of the settings gives this picture; nearest are " + settings +
                   number;
    }
    throw LogicError("[reproduce_words] not a verdict");
}

}  // namespace seedbed
