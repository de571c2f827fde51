// SPDX-License-Identifier: Apache-2.0
#include "core/models/denoiser.h"

#include <cmath>
#include <limits>

namespace seedbed {

std::vector<int> average_layers(const std::vector<CrossAttentionLayer>& layers,
                                int height,
                                int width) {
    const auto distance = [height, width](int factor) {
        const double area = std::ceil(static_cast<double>(height) / factor) *
                            std::ceil(static_cast<double>(width) / factor);
        return std::abs(std::log(area / 256.0));
    };
    int best = 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& layer : layers) {
        if (distance(layer.factor) < nearest) {
            nearest = distance(layer.factor);
            best = layer.factor;
        }
    }
    std::vector<int> chosen;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (layers[i].factor == best) chosen.push_back(static_cast<int>(i));
    }
    return chosen;
}

}  // namespace seedbed
