// SPDX-License-Identifier: Apache-2.0
// T tokens, h x w query grid
#include "core/attention/maps.h"

#include "core/base/error.h"

#include <string>

namespace seedbed {
namespace {

void add_to(std::vector<float>& sum, std::span<const float> values) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += values[i];
}

void divide(std::vector<float>& sum, std::size_t count) {
    for (float& value : sum) value /= static_cast<float>(count);
}

}  // namespace

std::vector<float> merge_tokens(const AttentionGrid& grid, std::span<const int> tokens) {
    check(!tokens.empty(), "[merge_tokens] no tokens were given");
    std::vector<float> merged(static_cast<std::size_t>(grid.height) * grid.width);
    for (const int token : tokens) {
        check(token >= 0 && token < grid.tokens,
              "[merge_tokens] token " + std::to_string(token) + " is outside the " +
                  std::to_string(grid.tokens) + " tokens of the grid");
        add_to(merged, grid.token(token));
    }
    divide(merged, tokens.size());
    return merged;
}

AttentionGrid mean_grid(std::span<const AttentionGrid* const> grids) {
    check(!grids.empty(), "[mean_grid] no grids were given");
    const AttentionGrid& first = *grids.front();
    AttentionGrid mean{
        first.height, first.width, first.tokens, std::vector<float>(first.values.size())};
    for (const AttentionGrid* grid : grids) {
        check(grid->height == first.height && grid->width == first.width &&
                  grid->tokens == first.tokens && grid->values.size() == first.values.size(),
              "[mean_grid] the grids must all have the same shape");
        add_to(mean.values, grid->values);
    }
    divide(mean.values, grids.size());
    return mean;
}

}  // namespace seedbed
