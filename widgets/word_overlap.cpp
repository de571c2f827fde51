// SPDX-License-Identifier: Apache-2.0
#include "widgets/word_overlap.h"

#include "core/attention/overlap.h"

#include <algorithm>
#include <array>
#include <functional>

namespace seedbed {

WordMaps wordMaps(const AttentionGrid& grid, const std::vector<std::vector<int>>& words) {
    WordMaps result{grid.height, grid.width, {}};
    for (const auto& tokens : words) {
        const bool inside =
            !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [&grid](int t) {
                return t >= 0 && t < grid.tokens;
            });
        if (!inside || grid.values.empty()) return {grid.height, grid.width, {}};
        result.maps.push_back(merge_tokens(grid, tokens));
    }
    return result;
}

namespace {

const LayerAttention* findLayer(const AttentionStep& step, int layer) {
    const auto at = std::find_if(
        step.layers.begin(), step.layers.end(), [layer](const LayerAttention& candidate) {
            return candidate.layer == layer;
        });
    return at == step.layers.end() ? nullptr : &*at;
}

}  // namespace

bool has(const AttentionStep& step, MapSource source) {
    if (source.layer < 0) return !step.average.values.empty();
    const LayerAttention* layer = findLayer(step, source.layer);
    return layer && !layer->heads.empty() && source.head < static_cast<int>(layer->heads.size());
}

WordMaps wordMaps(const AttentionStep& step,
                  MapSource source,
                  const std::vector<std::vector<int>>& words) {
    if (!has(step, source)) return {};
    if (source.layer < 0) return wordMaps(step.average, words);
    const LayerAttention& layer = *findLayer(step, source.layer);
    if (source.head >= 0)
        return wordMaps(layer.heads[static_cast<std::size_t>(source.head)], words);
    // The mean over heads of the few words asked for, not of all tokens.
    std::vector<WordMaps> heads;
    for (const AttentionGrid& head : layer.heads) heads.push_back(wordMaps(head, words));
    return meanOf(heads);
}

WordMaps meanOf(const std::vector<WordMaps>& parts) {
    WordMaps sum;
    float count = 0;
    for (const WordMaps& part : parts) {
        if (part.maps.empty()) continue;
        if (++count == 1) {
            sum = part;
            continue;
        }
        for (std::size_t k = 0; k < sum.maps.size() && k < part.maps.size(); ++k)
            std::transform(sum.maps[k].begin(),
                           sum.maps[k].end(),
                           part.maps[k].begin(),
                           sum.maps[k].begin(),
                           std::plus<>());
    }
    for (auto& map : sum.maps)
        for (float& value : map) value /= count;
    return sum;
}

double overlapOf(const WordMaps& words, OverlapMeasure measure) {
    const std::size_t n = words.maps.size();
    if (n < 2) return -1;
    if (measure == OverlapMeasure::Separate) {
        const std::vector<MapView> views(words.maps.begin(), words.maps.end());
        return separate_term(views);
    }
    double sum = 0;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b) sum += overlapOf(words, a, b, measure);
    return sum / (static_cast<double>(n) * static_cast<double>(n - 1) / 2);
}

double overlapOf(const WordMaps& words, std::size_t a, std::size_t b, OverlapMeasure measure) {
    const std::array<MapView, 2> pair = {words.maps[a], words.maps[b]};
    switch (measure) {
        case OverlapMeasure::Separate:
            return separate_term(pair);
        case OverlapMeasure::Iou:
            return iou(pair[0], pair[1]);
        case OverlapMeasure::Cosine:
            return cosine(pair[0], pair[1]);
    }
    return -1;
}

double activationOf(const WordMaps& words, std::size_t word) {
    return 1 - enhance_term(words.maps[word], words.height, words.width);
}

}  // namespace seedbed
