// SPDX-License-Identifier: Apache-2.0
// n samples, D features, B pictures, C channels, h w size of a feature map
#pragma once

#include <ATen/core/Tensor.h>

namespace seedbed {

struct FeatureStatistics {
    at::Tensor mean;        // float64 [D]
    at::Tensor covariance;  // float64 [D, D], divided by n - 1
};

// samples: [n, D]. Throws LogicError for fewer than two samples.
FeatureStatistics feature_statistics(const at::Tensor& samples);

// Fréchet distance of two normal distributions, squared (Heusel et al. 2017, arXiv 1706.08500,
// equation 6): |m1 - m2|^2 + tr(S1 + S2 - 2 (S1 S2)^(1/2)), in float64. FID when the features are
// Inception's.
double frechet_distance(const FeatureStatistics& a, const FeatureStatistics& b);

// Gram matrices of feature maps (Gatys et al. 2015, arXiv 1508.06576): F F^T / (C h w).
// [B, C, h, w] -> [B, C, C]
at::Tensor gram_matrices(const at::Tensor& features);

}  // namespace seedbed
