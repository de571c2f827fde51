// SPDX-License-Identifier: Apache-2.0
#include "core/kernels/philox.h"

#include "core/base/error.h"
#include "core/kernels/op.h"

#include <ATen/ATen.h>

#include <cmath>
#include <limits>

namespace seedbed {
namespace {

// Word -> (0, 1] and word -> (0, 2 pi], with the constants of CUDA's curand in float32.
constexpr float kToUnit = 2.3283064e-10F;
constexpr auto kToAngle = static_cast<float>(2.3283064e-10 * 6.2831855);

// In double between the constants and the result, as the web interfaces emulate it.
float normal_of(std::uint32_t first, std::uint32_t second) {
    const double u = first * static_cast<double>(kToUnit) + kToUnit / 2;
    const double v = second * static_cast<double>(kToAngle) + kToAngle / 2;
    return static_cast<float>(std::sqrt(-2.0 * std::log(u)) * std::sin(v));
}

void philox_normal_cpu(at::Tensor& out, std::int64_t seed, std::int64_t draw) {
    float* to = out.mutable_data_ptr<float>();
    const auto count = static_cast<std::uint32_t>(out.numel());
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto words = philox_4x32_10({static_cast<std::uint32_t>(draw), 0, i, 0},
                                          static_cast<std::uint64_t>(seed));
        to[i] = normal_of(words[0], words[1]);
    }
}

}  // namespace

std::array<std::uint32_t, 4> philox_4x32_10(std::array<std::uint32_t, 4> counter,
                                            std::uint64_t key) {
    auto low = static_cast<std::uint32_t>(key);
    auto high = static_cast<std::uint32_t>(key >> 32);
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = 0xD2511F53ULL * counter[0];
        const std::uint64_t b = 0xCD9E8D57ULL * counter[2];
        counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ low,
                   static_cast<std::uint32_t>(b),
                   static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ high,
                   static_cast<std::uint32_t>(a)};
        low += 0x9E3779B9U;
        high += 0xBB67AE85U;
    }
    return counter;
}

TORCH_LIBRARY_FRAGMENT(seedbed, m) {
    m.def("philox_normal_(Tensor(a!) out, int seed, int draw) -> ()");
}
TORCH_LIBRARY_IMPL(seedbed, CPU, m) {
    m.impl("philox_normal_", philox_normal_cpu);
}

void philox_normal(at::Tensor& out, std::uint64_t seed, std::uint32_t draw) {
    check(out.scalar_type() == at::kFloat && out.is_contiguous() &&
              out.numel() <= std::numeric_limits<std::uint32_t>::max(),
          "[philox_normal] out must be contiguous float32 with fewer than 2^32 elements");
    static const Op<void(at::Tensor&, std::int64_t, std::int64_t)> op("seedbed::philox_normal_");
    op(out, static_cast<std::int64_t>(seed), static_cast<std::int64_t>(draw));
}

}  // namespace seedbed
