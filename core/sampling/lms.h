// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/euler.h"

#include <vector>

namespace seedbed {

// Linear multistep of up to four derivatives in sigma, as k-diffusion's sample_lms.
class Lms : public Euler {
 public:
    using Euler::Euler;
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
    void keep(const at::Tensor& rows) override;

 private:
    double weight(int step, int order, int back) const;

    std::vector<at::Tensor> slopes_;  // of the last steps, newest last, at most 4
};

}  // namespace seedbed
