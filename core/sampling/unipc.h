// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/solver.h"

namespace seedbed {

// UniPC, Zhao et al. 2023 (arXiv 2302.04867): a multistep predictor, and a corrector that goes over
// the step before again once the output at its end is known, both of the configuration's order.
class UniPc : public Solver {
 public:
    UniPc(const SchedulerConfig& config, int steps) : Solver(config, steps, true, true) {}
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
    void keep(const at::Tensor& rows) override;

 private:
    // The sample at the end of the step, from that at its start and the outputs remembered, of
    // which the newest is the step's own. end: the output at its end where it is known already.
    at::Tensor solved(int step, int order, const at::Tensor& sample, const at::Tensor& end) const;
    // What the differences of earlier outputs, and last that of the end, count for. ratios: the
    // places of those outputs, in steps of lambda.
    std::vector<float> weights(const std::vector<float>& ratios, float hh, std::size_t count) const;
    float bh(float hh) const;
    int order_of(int step) const;

    at::Tensor start_;  // [B, C, H, W] the corrected sample with which the step before began
    int order_ = 0;     // of the step before
};

}  // namespace seedbed
