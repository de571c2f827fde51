// SPDX-License-Identifier: Apache-2.0
// n samples, D features, B pictures, C channels
#include "core/judging/feature_statistics.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

namespace seedbed {

FeatureStatistics feature_statistics(const at::Tensor& samples) {
    check(samples.dim() == 2 && samples.size(0) > 1,
          "[feature_statistics] samples must be [n, D] with n of at least 2");
    const at::Tensor x = samples.to(at::kDouble);
    const at::Tensor mean = x.mean(0);
    const at::Tensor centred = x - mean;
    return {mean, at::mm(centred.t(), centred) / static_cast<double>(x.size(0) - 1)};
}

// The eigenvalues of S1 S2 are those of the symmetric S1^(1/2) S2 S1^(1/2), whose square roots need
// no general matrix square root; what rounding makes negative is nothing.
double frechet_distance(const FeatureStatistics& a, const FeatureStatistics& b) {
    check(a.mean.sizes() == b.mean.sizes(), "[frechet_distance] features of different widths");
    const auto [values, vectors] = at::linalg_eigh(a.covariance, "L");
    const at::Tensor root = at::mm(vectors * values.clamp_min(0).sqrt(), vectors.t());
    const at::Tensor product = at::mm(at::mm(root, b.covariance), root);
    const at::Tensor symmetric = (product + product.t()) / 2;
    const at::Tensor trace = at::linalg_eigvalsh(symmetric, "L").clamp_min(0).sqrt().sum();
    const at::Tensor distance =
        (a.mean - b.mean).square().sum() + a.covariance.trace() + b.covariance.trace() - 2 * trace;
    return distance.item<double>();
}

at::Tensor gram_matrices(const at::Tensor& features) {
    check(features.dim() == 4, "[gram_matrices] features must be [B, C, h, w]");
    const at::Tensor flat = features.flatten(2);  // [B, C, h w]
    return at::bmm(flat, flat.transpose(1, 2)) / static_cast<double>(flat.size(1) * flat.size(2));
}

}  // namespace seedbed
