// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sampling/scheduler.h"

#include <vector>

namespace seedbed {

// What the multistep solvers of the diffusion's differential equation in lambda = -log(sigma)
// share: their steps and sigmas, a sample of unit variance, and the memory of earlier outputs.
class Solver : public Scheduler {
 public:
    Parts parts(int step) const override;
    void keep(const at::Tensor& rows) override;

 protected:
    // A sigma, which is noise over signal, and the unit-variance pair that it stands for. In
    // float32, computed by torch: the weights of third order are small differences of these, of
    // which diffusers' rounding is a part.
    struct Level {
        float sigma;
        float signal;
        float noise;
        float lambda;
    };
    static float torch_exp(float x);
    static float torch_expm1(float x);
    // rounds_always: Karras timesteps are rounded for every beta schedule.
    // karras_end: sigma_min at the end is the smallest Karras sigma, not the schedule's.
    Solver(const SchedulerConfig& config, int steps, bool rounds_always, bool karras_end);

    const Level& level(int step) const { return levels_.at(step); }
    // Remembers an output for the next steps; newest last, at most solver_order.
    void remember(at::Tensor output);
    const std::vector<at::Tensor>& outputs() const { return outputs_; }

 private:
    std::vector<double> solver_timesteps() const;
    std::vector<double> karras_steps(std::vector<double>& timesteps, bool rounds) const;

    std::vector<Level> levels_;  // [S + 1]
    std::vector<at::Tensor> outputs_;
};

}  // namespace seedbed
