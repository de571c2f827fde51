// SPDX-License-Identifier: Apache-2.0
#include "core/kernels/simd_kernels.h"

#include <cstdlib>
#include <string_view>

namespace seedbed::simd {
namespace {

const Kernels& choose() {
#ifdef __x86_64__
    const char* text = std::getenv("SEEDBED_SIMD");
    const std::string_view wish = text != nullptr ? text : "avx512";
    const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512dq");
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (wish == "avx512" && avx512) return kAvx512;
    if (wish != "baseline" && avx2) return kAvx2;
#endif
    return kBaseline;
}

}  // namespace

const Kernels& kernels() {
    static const Kernels& chosen = choose();
    return chosen;
}

}  // namespace seedbed::simd
