// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace seedbed {

// A tensor as part of a stored one: rows [first_row, first_row + rows) of its first dimension, then
// without trailing sizes of 1 (a 1 x 1 convolution as a matrix), then transposed (two dimensions).
struct StoredTensor {
    std::string name;  // in the file
    std::int64_t first_row = 0;
    std::int64_t rows = -1;  // -1: all that follow
    bool squeezed = false;
    bool transposed = false;
};

// The names that a network asks for, and what a file of another layout has for them. Empty: the
// file has the network's own names.
using TensorNames = std::map<std::string, StoredTensor>;

}  // namespace seedbed
