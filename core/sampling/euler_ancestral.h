// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/euler.h"

namespace seedbed {

// Euler steps that go below the next sigma and come back up with fresh noise, as k-diffusion's
// sample_euler_ancestral.
class EulerAncestral : public Euler {
 public:
    using Euler::Euler;
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
};

}  // namespace seedbed
