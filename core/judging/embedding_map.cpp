// SPDX-License-Identifier: Apache-2.0
// n samples, D features, K components
#include "core/judging/embedding_map.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <cmath>
#include <limits>
#include <vector>

namespace seedbed {
namespace {

constexpr int kMostHalvings = 100;
constexpr double kEntropyTolerance = 1e-5;
constexpr double kLeast = 1e-8;  // of a sum of weights, where all other samples are far away

// Weights of one sample's neighbours at 1 / (2 sigma^2) = beta, their sum to 1; returns the
// entropy.
double weigh(const float* distances, std::int64_t self, double beta, std::vector<double>& weights) {
    double sum = 0;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        weights[j] =
            static_cast<std::int64_t>(j) == self ? 0 : std::exp(-double(distances[j]) * beta);
        sum += weights[j];
    }
    if (sum == 0) sum = kLeast;
    double moment = 0;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        weights[j] /= sum;
        moment += distances[j] * weights[j];
    }
    return std::log(sum) + beta * moment;
}

// Finds beta by bisection, doubling or halving while one side is open.
void fit_row(const float* distances,
             std::int64_t self,
             double entropy,
             std::vector<double>& weights) {
    constexpr double open = std::numeric_limits<double>::infinity();
    double beta = 1, low = -open, high = open;
    for (int i = 0; i < kMostHalvings; ++i) {
        const double difference = weigh(distances, self, beta, weights) - entropy;
        if (std::abs(difference) <= kEntropyTolerance) return;
        if (difference > 0) {
            low = beta;
            beta = high == open ? beta * 2 : (beta + high) / 2;
        } else {
            high = beta;
            beta = low == -open ? beta / 2 : (beta + low) / 2;
        }
    }
}

}  // namespace

PrincipalComponents principal_components(const at::Tensor& samples, std::int64_t count) {
    check(samples.dim() == 2 && samples.size(0) > 1 && count > 0 &&
              count <= std::min(samples.size(0), samples.size(1)),
          "[principal_components] samples must be [n, D] with n and D of at least the components");
    const at::Tensor x = samples.to(at::kDouble);
    const at::Tensor mean = x.mean(0), centred = x - mean;
    const auto [u, singular, rows] = at::linalg_svd(centred, false);
    at::Tensor components = rows.narrow(0, 0, count);  // [K, D]
    const at::Tensor largest = components.abs().argmax(1, true);
    components = components * components.gather(1, largest).sign();
    const at::Tensor variance =
        singular.narrow(0, 0, count).square() / static_cast<double>(x.size(0) - 1);
    return {mean, components, variance, at::mm(centred, components.t())};
}

at::Tensor tsne_affinities(const at::Tensor& samples, double perplexity) {
    check(samples.dim() == 2 && samples.size(0) > 1 && perplexity > 0,
          "[tsne_affinities] samples must be [n, D] and the perplexity positive");
    const std::int64_t n = samples.size(0);
    const at::Tensor x = samples.to(at::kDouble);
    const at::Tensor squares = x.square().sum(1);
    const at::Tensor distances =
        (squares.unsqueeze(1) + squares - 2 * at::mm(x, x.t())).clamp_min(0).to(at::kFloat);
    const float* rows = distances.const_data_ptr<float>();
    at::Tensor conditional = at::empty({n, n}, at::kDouble);
    std::vector<double> weights(n);
    for (std::int64_t i = 0; i < n; ++i) {
        fit_row(rows + i * n, i, std::log(perplexity), weights);
        conditional[i].copy_(at::tensor(weights, at::kDouble));
    }
    const at::Tensor joint = conditional + conditional.t();
    return joint / joint.sum();
}

}  // namespace seedbed
