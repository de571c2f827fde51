// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attention/maps.h"
#include "core/attention/overlap.h"

#include <vector>

namespace seedbed {

// Which of a step's maps: the average, or one layer with one of its heads or the mean over them.
struct MapSource {
    int layer = -1;  // index into ModelInfo::layers; -1 = the average over layers
    int head = -1;   // -1 = the mean over heads
    bool operator==(const MapSource&) const = default;
};

// Whether a step holds what the source asks for.
bool has(const AttentionStep& step, MapSource source);

// Maps of words over one query grid.
struct WordMaps {
    int height = 0;
    int width = 0;
    std::vector<std::vector<float>> maps;  // one [h, w] per word
};

// The maps of words, each a list of token positions; without maps when the grid lacks one of them.
WordMaps wordMaps(const AttentionGrid& grid, const std::vector<std::vector<int>>& words);
// The same of a step; without maps when the step does not have the source.
WordMaps wordMaps(const AttentionStep& step,
                  MapSource source,
                  const std::vector<std::vector<int>>& words);

// The mean of maps of the same words over the same grid, over heads or over steps. Parts without
// maps do not count.
WordMaps meanOf(const std::vector<WordMaps>& parts);

// Overlap of all words at once: the Separate term of all, or the mean over pairs for the other
// measures. -1 for fewer than two words.
double overlapOf(const WordMaps& words, OverlapMeasure measure);
// Overlap of two of them.
double overlapOf(const WordMaps& words, std::size_t a, std::size_t b, OverlapMeasure measure);
// How strongly a word acts anywhere: 1 - the Enhance term.
double activationOf(const WordMaps& words, std::size_t word);

}  // namespace seedbed
