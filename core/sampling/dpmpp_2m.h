// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/scheduler.h"

namespace seedbed {

// DPM-Solver++(2M), Lu et al. 2022 (arXiv 2211.01095), algorithm 2: second order from the two last
// predicted pictures. The sample has unit variance throughout.
class DpmPp2m : public Scheduler {
 public:
    DpmPp2m(const SchedulerConfig& config, int steps);
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
    void keep(const at::Tensor& rows) override;

 private:
    at::Tensor predicted_picture(double sigma,
                                 const at::Tensor& sample,
                                 const at::Tensor& output) const;
    bool first_order(int step) const;

    at::Tensor last_;  // [B, C, H, W] predicted picture of the step before
};

}  // namespace seedbed
