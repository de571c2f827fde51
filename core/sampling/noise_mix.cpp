// SPDX-License-Identifier: Apache-2.0
// C latent channels, H W latent size
#include "core/sampling/noise_mix.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace seedbed {
namespace {

at::Tensor slerp_whole(const at::Tensor& from, const at::Tensor& to, double s) {
    const at::Tensor a = from.to(at::kDouble);
    const at::Tensor b = to.to(at::kDouble);
    const double norms = (a.norm() * b.norm()).item<double>();
    const double cosine = std::clamp((a * b).sum().item<double>() / norms, -1.0, 1.0);
    const double angle = std::acos(cosine);
    const double sine = std::sin(angle);
    constexpr double kParallel = 1e-6;  // below, sines lose the digits that float32 keeps
    if (!(sine > kParallel)) return (a * (1 - s) + b * s).to(at::kFloat);
    return (a * (std::sin((1 - s) * angle) / sine) + b * (std::sin(s * angle) / sine))
        .to(at::kFloat);
}

// Operation by operation what AUTOMATIC1111 does with dim=1 on an unbatched latent: along H.
at::Tensor slerp_per_column(const at::Tensor& from, const at::Tensor& to, double s) {
    const auto unit = [](const at::Tensor& noise) {
        return noise / at::norm(noise, 2, {1}, /*keepdim=*/true);  // [C, H, W]
    };
    const at::Tensor cosine = (unit(from) * unit(to)).sum(1, /*keepdim=*/true);  // [C, 1, W]
    if (cosine.mean().item<double>() > 0.9995) return from * s + to * (1 - s);
    const at::Tensor angle = at::acos(cosine);
    const at::Tensor sine = at::sin(angle);
    const at::Tensor mixed =
        at::sin(angle * (1 - s)) / sine * from + at::sin(angle * s) / sine * to;
    // Columns of one number, or of rounding's making, are parallel: there is no angle between them,
    // and the original gives NaN. The smallest other angle that float32 knows is 3.5e-4.
    return at::where(sine > 1e-4, mixed, from * (1 - s) + to * s);
}

}  // namespace

at::Tensor slerp(const at::Tensor& from, const at::Tensor& to, double strength, SlerpForm form) {
    check(from.dim() == 3 && from.sizes() == to.sizes(),
          "[noise_mix] both noises must be [C, H, W] of one size");
    check(strength >= 0 && strength <= 1, "[noise_mix] the strength must be 0 to 1");
    if (strength == 0) return from;
    if (strength == 1) return to;
    return form == SlerpForm::Whole ? slerp_whole(from, to, strength)
                                    : slerp_per_column(from, to, strength);
}

at::Tensor apply_recipe(const NoiseRecipe& recipe, const at::Tensor& own, const FirstDraw& draw) {
    // Lazily: the edges of a pad need two seeds, its corners one.
    const auto towards = [&](double strength, const auto& from, const auto& to) {
        if (strength == 0) return from();
        if (strength == 1) return to();
        return slerp(from(), to(), strength, recipe.form);
    };
    at::Tensor noise = own;
    if (const auto& pad = recipe.pad) {
        const auto seed = [&](Seed which) { return [&draw, which] { return draw(which); }; };
        const auto above = [&] {
            return towards(
                pad->x, [&] { return own; }, seed(pad->right));
        };
        const auto below = [&] { return towards(pad->x, seed(pad->below), seed(pad->diagonal)); };
        noise = towards(pad->y, above, below);
    }
    for (const auto& mix : recipe.chain)
        if (mix.strength > 0) noise = slerp(noise, draw(mix.seed), mix.strength, recipe.form);
    return noise;
}

}  // namespace seedbed
