// SPDX-License-Identifier: Apache-2.0
// x sample [B, C, H, W], h step in lambda, hh its signed length: -h where the solver predicts the
// picture, h where it predicts the noise
#include "core/sampling/unipc.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace seedbed {

int UniPc::order_of(int step) const {
    // Without noise at the end, or without a way to go, only the first order is defined.
    if (sigmas_.at(step + 1) == 0 || sigmas_[step] == sigmas_[step + 1]) return 1;
    const int most = config_.lower_order_final ? std::min(config_.solver_order, steps() - step)
                                               : config_.solver_order;
    return std::min(most, static_cast<int>(outputs().size()));
}

float UniPc::bh(float hh) const {
    return config_.bh == BhForm::One ? hh : torch_expm1(hh);
}

// Theorem 3.1 and its corollary: a system of Vandermonde's form, which two cases have in short.
std::vector<float> UniPc::weights(const std::vector<float>& ratios,
                                  float hh,
                                  std::size_t count) const {
    if (count == 1) return {0.5};
    const auto size = static_cast<std::int64_t>(ratios.size());
    const auto wanted = static_cast<std::int64_t>(count);
    at::Tensor matrix = at::empty({size, size}, at::kFloat);
    at::Tensor sums = at::empty({size}, at::kFloat);
    float phi = torch_expm1(hh) / hh - 1;
    float factorial = 1;
    for (std::int64_t row = 0; row < size; ++row) {
        for (std::int64_t i = 0; i < size; ++i)
            matrix[row][i] = std::pow(ratios[i], static_cast<float>(row));
        sums[row] = phi * factorial / bh(hh);
        factorial *= static_cast<float>(row + 2);
        phi = phi / hh - 1 / factorial;
    }
    const at::Tensor solution = at::linalg_solve(matrix.narrow(0, 0, wanted).narrow(1, 0, wanted),
                                                 sums.narrow(0, 0, wanted));
    const float* first = solution.const_data_ptr<float>();
    return {first, first + wanted};
}

at::Tensor UniPc::solved(int step, int order, const at::Tensor& x, const at::Tensor& end) const {
    const Level& from = level(step);
    const Level& to = level(step + 1);
    const float h = to.lambda - from.lambda;
    const bool picture = config_.predict_picture;
    const at::Tensor& newest = outputs().back();
    const float hh = picture ? -h : h;
    const float phi = torch_expm1(hh);
    // A step to sigma zero is endless in lambda, and only the limit of the noise's part is finite.
    const float noise_part = to.sigma > 0 ? to.noise * phi : to.signal * from.sigma;
    const Mix first = picture ? Mix{to.noise / from.noise, -to.signal * phi}
                              : Mix{to.signal / from.signal, -noise_part};
    at::Tensor next = first.of(x, newest);
    std::vector<at::Tensor> differences;
    std::vector<float> ratios;
    for (int i = 1; i < order; ++i) {
        ratios.push_back((level(step - i).lambda - from.lambda) / h);
        differences.push_back(
            at::sub(outputs()[outputs().size() - 1 - i], newest).div_(ratios.back()));
    }
    ratios.push_back(1);
    if (end.defined()) differences.push_back(at::sub(end, newest));
    if (differences.empty()) return next;
    const std::vector<float> parts = weights(ratios, hh, differences.size());
    const double scale = -(picture ? to.signal : to.noise) * bh(hh);
    for (std::size_t i = 0; i < parts.size(); ++i) next.add_(differences[i], scale * parts[i]);
    return next;
}

StepResult UniPc::step(int step,
                       const at::Tensor& sample,
                       const at::Tensor& output,
                       const NoiseSource&) {
    const at::Tensor x0 = predicted_picture(parts(step)).of(sample, output);
    const at::Tensor said =
        config_.predict_picture ? x0 : predicted_noise(parts(step)).of(sample, output);
    const auto& skipped = config_.uncorrected_steps;
    const bool corrects =
        start_.defined() && std::find(skipped.begin(), skipped.end(), step - 1) == skipped.end();
    start_ = corrects ? solved(step - 1, order_, start_, said) : sample;
    remember(said);
    order_ = order_of(step);
    return {solved(step, order_, start_, {}), x0};
}

void UniPc::keep(const at::Tensor& rows) {
    Solver::keep(rows);
    if (start_.defined()) start_ = start_.index_select(0, rows);
}

}  // namespace seedbed
