// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/scheduler.h"

namespace seedbed {

// Denoising diffusion probabilistic models, Ho et al. 2020 (arXiv 2006.11239), equation 7, with the
// steps of a run in place of all the training steps.
class Ddpm : public Scheduler {
 public:
    Ddpm(const SchedulerConfig& config, int steps);
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
};

}  // namespace seedbed
