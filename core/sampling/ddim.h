// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/scheduler.h"

namespace seedbed {

// Denoising diffusion implicit models, Song et al. 2020 (arXiv 2010.02502), equations 12 and 16.
class Ddim : public Scheduler {
 public:
    Ddim(const SchedulerConfig& config, int steps, double eta);
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;

 private:
    double eta_;
};

}  // namespace seedbed
