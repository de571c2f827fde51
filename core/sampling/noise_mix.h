// SPDX-License-Identifier: Apache-2.0
// Noise between seeds (see core/base/noise_recipe.h).
// C latent channels, H W latent size
#pragma once

#include "core/base/noise_recipe.h"

#include <ATen/core/Tensor.h>

#include <functional>

namespace seedbed {

// Spherical interpolation (Shoemake 1985) of two noises, float32 [C, H, W] on the CPU:
//
//   sin((1 - s) w) / sin w * from + sin(s w) / sin w * to,   w = angle between them
//
// Strength 0 is `from` and 1 is `to`, bit for bit. Whole: one angle, in double; linear where the
// two are as good as parallel. PerColumn: one angle for each channel and column, in float32, and if
// the mean cosine is above 0.9995 from * s + to * (1 - s): with the weights that AUTOMATIC1111 has
// there.
at::Tensor slerp(const at::Tensor& from, const at::Tensor& to, double strength, SlerpForm form);

// A seed's first draw, [C, H, W].
using FirstDraw = std::function<at::Tensor(Seed)>;

// `own`, a seed's first draw, after its recipe; only seeds that count are drawn.
at::Tensor apply_recipe(const NoiseRecipe& recipe, const at::Tensor& own, const FirstDraw& draw);

}  // namespace seedbed
