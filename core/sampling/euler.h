// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/scheduler.h"

namespace seedbed {

// Euler's method on the probability flow in sigma, Karras et al. 2022 (arXiv 2206.00364), algorithm
// 2 without churn. Also the base of the other samplers whose sample is picture + sigma * noise.
class Euler : public Scheduler {
 public:
    Euler(const SchedulerConfig& config, int steps);
    double init_noise_sigma() const override;
    double input_scale(int step) const override;
    Parts parts(int step) const override { return {1, sigmas_.at(step)}; }
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
};

}  // namespace seedbed
