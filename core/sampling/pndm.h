// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/scheduler.h"

#include <vector>

namespace seedbed {

// Pseudo numerical methods, Liu et al. 2022 (arXiv 2202.09778): a linear multistep of the last four
// outputs (PLMS), which takes the first interval twice; or, where the configuration does not skip
// them, with three Runge-Kutta intervals of four calls each to begin with.
class Pndm : public Scheduler {
 public:
    // Throws Error{InvalidRequest} for fewer than 4 steps in the Runge-Kutta form.
    Pndm(const SchedulerConfig& config, int steps);
    StepResult step(int step,
                    const at::Tensor& sample,
                    const at::Tensor& output,
                    const NoiseSource& noise) override;
    void keep(const at::Tensor& rows) override;

 protected:
    int first_step_of(int interval) const override;

 private:
    int runge_kutta_steps() const;
    // The sample at `to`, from that at `from` with one output for the whole way: equation 11.
    at::Tensor transfer(const at::Tensor& sample, const at::Tensor& output, int from, int to) const;
    at::Tensor runge_kutta(int step, const at::Tensor& sample, const at::Tensor& output);
    at::Tensor multistep(int step, const at::Tensor& sample, const at::Tensor& output);
    at::Tensor combined() const;

    std::vector<at::Tensor> outputs_;  // of the last steps, newest last, at most 4
    at::Tensor mean_;                  // what the Runge-Kutta interval has gathered
    at::Tensor start_;                 // the sample with which an interval of several calls began
};

}  // namespace seedbed
