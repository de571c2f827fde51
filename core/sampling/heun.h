// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/euler.h"

namespace seedbed {

// Heun's method of second order, Karras et al. 2022 (arXiv 2206.00364), algorithm 1 without churn:
// each interval but the last is gone over twice, so that S intervals are 2 S - 1 steps.
class Heun : public Euler {
 public:
    Heun(const SchedulerConfig& config, int steps);
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
    void keep(const at::Tensor& rows) override;

 protected:
    int first_step_of(int interval) const override { return 2 * interval; }

 private:
    at::Tensor start_;  // [B, C, H, W] the sample with which the interval began
    at::Tensor slope_;  // [B, C, H, W] and the derivative there
};

}  // namespace seedbed
