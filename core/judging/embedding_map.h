// SPDX-License-Identifier: Apache-2.0
// n samples, D features, K components
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace seedbed {

struct PrincipalComponents {
    at::Tensor mean;  // float64 [D]
    at::Tensor
        components;  // float64 [K, D]: rows of length 1, the entry of largest magnitude positive
    at::Tensor variance;  // float64 [K], divided by n - 1
    at::Tensor scores;    // float64 [n, K]: the samples on the components
};

// samples: [n, D]. Throws LogicError for fewer than two samples or K above min(n, D).
PrincipalComponents principal_components(const at::Tensor& samples, std::int64_t count);

// t-SNE's joint probabilities (van der Maaten and Hinton 2008, equations 1 and 2, section 3.1):
// each sample's Gaussian is as wide as gives `perplexity`. samples: [n, D] -> float64 [n, n],
// symmetric, sums to 1, zero diagonal. As scikit-learn: squared distances in float32, widths until
// the entropy is within 1e-5.
at::Tensor tsne_affinities(const at::Tensor& samples, double perplexity);

}  // namespace seedbed
