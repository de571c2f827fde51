// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/scheduler.h"

namespace seedbed {

// Multistep sampling of latent consistency models, Luo et al. 2023 (arXiv 2310.04378), algorithm 3:
// each step predicts the picture and noises it anew. Its steps are chosen from those that the model
// was distilled for, whatever the configuration's spacing.
class Lcm : public Scheduler {
 public:
    // Throws Error{InvalidRequest} for more steps than original_inference_steps.
    Lcm(const SchedulerConfig& config, int steps);
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
};

}  // namespace seedbed
