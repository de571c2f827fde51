// SPDX-License-Identifier: Apache-2.0
#include "core/attention/overlap.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace seedbed {
namespace {

void check_pair(MapView a, MapView b, const char* what) {
    check(!a.empty() && a.size() == b.size(),
          std::string("[") + what + "] the maps must have the same size");
}

// exp(-((x - 1) / (2 sigma))^2) for x = 0, 1, 2 and sigma 0.5, normalised. The true Gaussian has 2
// sigma^2 below the square; the published code has (2 sigma)^2, and its numbers are what people
// compare with.
std::array<double, 3> smoothing_weights() {
    constexpr double kSigma = 0.5;
    std::array<double, 3> weights{};
    double sum = 0;
    for (int x = 0; x < 3; ++x) sum += weights[x] = std::exp(-std::pow((x - 1) / (2 * kSigma), 2));
    for (double& weight : weights) weight /= sum;
    return weights;
}

// Mirrors -1 to 1 and n to n - 2; a single row or column has only itself.
int reflect(int i, int n) {
    if (n == 1) return 0;
    return i < 0 ? -i : i >= n ? 2 * n - 2 - i : i;
}

}  // namespace

double separate_term(std::span<const MapView> maps) {
    check(maps.size() >= 2, "[separate_term] at least two maps are needed");
    for (const MapView map : maps) check_pair(maps[0], map, "separate_term");
    double largest = 0;
    for (std::size_t i = 0; i < maps[0].size(); ++i) {
        double product = 1, sum = 0;
        for (const MapView map : maps) {
            product *= map[i];
            sum += map[i];
        }
        if (sum != 0) largest = std::max(largest, product / sum);
    }
    return largest;
}

double enhance_term(MapView map, int height, int width) {
    check(height > 0 && width > 0 && map.size() == static_cast<std::size_t>(height) * width,
          "[enhance_term] the map must have height x width values");
    static const auto weights = smoothing_weights();
    double largest = -HUGE_VAL;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            double smooth = 0;
            for (int dy = 0; dy < 3; ++dy) {
                for (int dx = 0; dx < 3; ++dx) {
                    const int row = reflect(y + dy - 1, height),
                              column = reflect(x + dx - 1, width);
                    smooth += weights[dy] * weights[dx] *
                              map[static_cast<std::size_t>(row) * width + column];
                }
            }
            largest = std::max(largest, smooth);
        }
    }
    return 1 - largest;
}

double iou(MapView a, MapView b, double threshold) {
    check_pair(a, b, "iou");
    const double least_a = threshold * *std::max_element(a.begin(), a.end());
    const double least_b = threshold * *std::max_element(b.begin(), b.end());
    std::size_t both = 0, either = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const bool in_a = a[i] >= least_a, in_b = b[i] >= least_b;
        both += in_a && in_b;
        either += in_a || in_b;
    }
    return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

double cosine(MapView a, MapView b) {
    check_pair(a, b, "cosine");
    double product = 0, squares_a = 0, squares_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += static_cast<double>(a[i]) * b[i];
        squares_a += static_cast<double>(a[i]) * a[i];
        squares_b += static_cast<double>(b[i]) * b[i];
    }
    return squares_a == 0 || squares_b == 0 ? 0 : product / std::sqrt(squares_a * squares_b);
}

}  // namespace seedbed
