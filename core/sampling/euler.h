// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/scheduler.h"

namespace seedbed {

// Euler's method on the probability flow in sigma, Karras et al. 2022 (arXiv 2206.00364), algorithm
// 2 without churn.
class Euler : public Scheduler {
 public:
    Euler(const SchedulerConfig& config, int steps);
    double init_noise_sigma() const override;
    double input_scale(int step) const override;
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;

 protected:
    at::Tensor predicted_picture(double sigma,
                                 const at::Tensor& sample,
                                 const at::Tensor& output) const;
};

}  // namespace seedbed
