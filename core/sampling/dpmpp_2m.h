// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/solver.h"

namespace seedbed {

// DPM-Solver++, Lu et al. 2022 (arXiv 2211.01095): in its multistep form of second order (2M,
// algorithm 2), or of first or third order where the configuration asks for that.
class DpmPp2m : public Solver {
 public:
    DpmPp2m(const SchedulerConfig& config, int steps) : Solver(config, steps, false, false) {}
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;

 protected:
    // What the sample, the predicted picture, its first and second differences in lambda and fresh
    // noise (none where 0) count for in the next sample.
    struct Weights {
        double sample;
        double picture;
        double slope;
        double curve;
        double noise;
    };
    virtual Weights weights(int step, int order) const;
    virtual bool draws() const { return false; }

 private:
    int order_of(int step) const;
    at::Tensor slope(int step, const at::Tensor& x0) const;
    at::Tensor curve(int step, const at::Tensor& x0) const;
};

}  // namespace seedbed
