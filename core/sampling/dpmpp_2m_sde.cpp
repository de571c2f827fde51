// SPDX-License-Identifier: Apache-2.0
// h step in lambda
#include "core/sampling/dpmpp_2m_sde.h"

#include <cmath>

namespace seedbed {

DpmPp2m::Weights DpmPp2mSde::weights(int step, int order) const {
    const Level& here = level(step);
    const Level& next = level(step + 1);
    const float kept = torch_exp(here.lambda - next.lambda);  // exp(-h)
    const float renewed = 1 - torch_exp(2 * (here.lambda - next.lambda));
    Weights out{next.noise / here.noise * kept,
                next.signal * renewed,
                0,
                0,
                next.noise * std::sqrt(renewed)};
    if (order == 1) return out;
    const float h = 2 * (next.lambda - here.lambda);
    const bool midpoint = order == 2 && !config_.heun_solver;
    out.slope = next.signal * (midpoint ? 0.5F * renewed : 1 - renewed / h);
    if (order == 3) out.curve = next.signal * ((renewed - h) / (h * h) - 0.5F);
    return out;
}

}  // namespace seedbed
