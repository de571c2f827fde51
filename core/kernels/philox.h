// SPDX-License-Identifier: Apache-2.0
// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2,
// 3").
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>

namespace seedbed {

// Four random words for a counter of four words and a key of 64 bits.
std::array<std::uint32_t, 4> philox_4x32_10(std::array<std::uint32_t, 4> counter,
                                            std::uint64_t key);

// Fills `out` (contiguous float32) with the normal numbers that a CUDA generator of this seed gives
// at its draw number `draw`, as long as out has no more elements than one CUDA launch has threads:
// element i uses counter (draw, 0, i, 0) and the first of the two Box-Muller values, in float32. On
// a CUDA tensor the plugin computes it; sine and logarithm there may differ from the CPU's in the
// last bit. Throws LogicError for another type or layout.
void philox_normal(at::Tensor& out, std::uint64_t seed, std::uint32_t draw);

}  // namespace seedbed
