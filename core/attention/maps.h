// SPDX-License-Identifier: Apache-2.0
// Cross-attention maps as plain values (no torch), passed between threads.
// T tokens, h x w query grid, L heads
#pragma once

#include <memory>
#include <span>
#include <vector>

namespace seedbed {

// Softmax probabilities of every token over one query grid: each position's values sum to 1 over T.
struct AttentionGrid {
    int height = 0;
    int width = 0;
    int tokens = 0;
    std::vector<float> values;  // [T, h, w]

    std::span<const float> token(int t) const {  // [h, w]
        const auto n = static_cast<std::size_t>(height) * width;
        return std::span(values).subspan(t * n, n);
    }
};

// One cross-attention layer at one step, by head.
struct LayerAttention {
    int layer = 0;                     // index into ModelInfo::layers
    std::vector<AttentionGrid> heads;  // L grids of the same size
};

// What was captured for one picture at one step, in the conditional branch.
struct AttentionStep {
    int step = 0;                        // 0-based
    AttentionGrid average;               // mean over heads and over the layers nearest to 16 x 16
    std::vector<LayerAttention> layers;  // empty unless everything was asked for
};
using AttentionStepPtr = std::shared_ptr<const AttentionStep>;

// Mean of several tokens' maps: how a word of several tokens, or "red cube", becomes one map. [h,
// w] Throws LogicError for an empty list or a position outside the grid.
std::vector<float> merge_tokens(const AttentionGrid& grid, std::span<const int> tokens);

// Element-wise mean of grids of equal shape (over heads, layers of one resolution, or steps).
// Throws LogicError when the list is empty or shapes differ.
AttentionGrid mean_grid(std::span<const AttentionGrid* const> grids);

}  // namespace seedbed
