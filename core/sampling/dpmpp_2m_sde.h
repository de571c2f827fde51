// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/dpmpp_2m.h"

namespace seedbed {

// SDE-DPM-Solver++, Lu et al. 2022 (arXiv 2211.01095): the same solver for the stochastic equation,
// with fresh noise at each step, drawn as diffusers draws it (k-diffusion and the web interfaces
// take a Brownian tree instead, so their pictures are others).
class DpmPp2mSde : public DpmPp2m {
 public:
    using DpmPp2m::DpmPp2m;

 protected:
    Weights weights(int step, int order) const override;
    bool draws() const override { return true; }
};

}  // namespace seedbed
