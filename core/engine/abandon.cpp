// SPDX-License-Identifier: Apache-2.0
#include "core/engine/abandon.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

double overlap_of(OverlapMeasure measure, MapView a, MapView b) {
    switch (measure) {
        case OverlapMeasure::Separate:
            return separate_term(std::array{a, b});
        case OverlapMeasure::Iou:
            return iou(a, b);
        case OverlapMeasure::Cosine:
            return cosine(a, b);
    }
    throw LogicError("[abandon] measure out of range");
}

}  // namespace

AbandonCheck::AbandonCheck(AbandonRule rule, const TokenizedPrompt& prompt)
    : rule_(std::move(rule)) {
    for (const auto& phrase : rule_.phrases) tokens_.push_back(find_phrase(prompt, phrase));
}

double AbandonCheck::overlap(const AttentionStep& step) const {
    std::vector<std::vector<float>> maps;
    for (const auto& tokens : tokens_) maps.push_back(merge_tokens(step.average, tokens));
    double largest = 0;
    for (std::size_t a = 0; a < maps.size(); ++a)
        for (std::size_t b = a + 1; b < maps.size(); ++b)
            largest = std::max(largest, overlap_of(rule_.measure, maps[a], maps[b]));
    return largest;
}

}  // namespace seedbed
