// SPDX-License-Identifier: Apache-2.0
// n samples, D features
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace seedbed {

// Cosine of every pair: [n, D] -> float64 [n, n].
at::Tensor cosine_similarities(const at::Tensor& samples);

// The mean over unordered pairs of different samples of such a matrix (Good Seed Makes a Good Crop,
// arXiv 2405.14828, equation 2). Throws LogicError for fewer than two.
double mean_pairwise(const at::Tensor& similarities);

// Farthest-point order (the same paper, equation 1): after `first`, always the sample whose
// distance to the nearest one chosen is largest, the lowest index among equals. distances: [n, n].
// Throws LogicError for a first or a count that is not among the samples.
std::vector<std::int64_t> farthest_points(const at::Tensor& distances,
                                          std::int64_t first,
                                          std::int64_t count);

}  // namespace seedbed
