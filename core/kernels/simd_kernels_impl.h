// SPDX-License-Identifier: Apache-2.0
// The bodies of the CPU kernels, compiled once per instruction set: the including file sets kLanes
// and the compiler flags. Everything has internal linkage and nothing of the standard library is
// instantiated, so that no function built for a newer processor can be picked by the linker for
// all.
#pragma once

#include "core/kernels/simd_kernels.h"

namespace seedbed::simd {
namespace {

using Floats = float __attribute__((vector_size(kLanes * sizeof(float))));
using Ints = std::int32_t __attribute__((vector_size(kLanes * sizeof(float))));

inline Floats load(const float* from) {
    Floats v;
    __builtin_memcpy(&v, from, sizeof v);
    return v;
}

inline void store(float* to, Floats v) {
    __builtin_memcpy(to, &v, sizeof v);
}

// The first `count` < kLanes values; the others are zero.
inline Floats load_part(const float* from, std::int64_t count) {
    Floats v{};
    __builtin_memcpy(&v, from, count * sizeof(float));
    return v;
}

inline void store_part(float* to, Floats v, std::int64_t count) {
    __builtin_memcpy(to, &v, count * sizeof(float));
}

inline Floats splat(float value) {
    return Floats{} + value;
}

inline double sum_lanes(Floats v) {
    double total = 0;
    for (int i = 0; i < kLanes; ++i) total += v[i];
    return total;
}

// e^x to about 1 ulp for x in [-87.3, 88.3], clamped to that range. x = n ln 2 + r, |r| <= ln 2 /
// 2; polynomial of Cephes (Moshier), expf.
inline Floats exp(Floats x) {
    x = x > -87.3f ? x : splat(-87.3f);
    x = x < 88.3f ? x : splat(88.3f);
    constexpr float kToInteger =
        12582912.0f;  // 1.5 * 2^23: adding it rounds to the nearest integer
    const Floats n = (x * 1.44269504088896341f + kToInteger) - kToInteger;
    const Floats r = (x - n * 0.693359375f) + n * 2.12194440e-4f;  // ln 2 in two parts
    Floats p = splat(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    const Ints exponent = (__builtin_convertvector(n, Ints) + 127) << 23;
    return p * reinterpret_cast<Floats>(exponent);
}

inline Floats silu(Floats x) {
    return x / (1.0f + exp(-x));
}

// x Phi(x) with erf of Abramowitz and Stegun 7.1.26 (absolute error at most 1.5e-7).
inline Floats gelu(Floats x) {
    const Floats z = (x > 0.0f ? x : -x) * 0.70710678118654752f;
    const Floats t = 1.0f / (1.0f + 0.3275911f * z);
    Floats p = splat(1.061405429f);
    p = p * t - 1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t - 0.284496736f;
    p = p * t + 0.254829592f;
    const Floats half_erfc = 0.5f * p * t * exp(-z * z);
    return x * (x > 0.0f ? 1.0f - half_erfc : half_erfc);
}

// Sums term(x[i]) in float over short blocks and the blocks in double, so that a group of a million
// values is as exact as one of a hundred.
template <typename Vector, typename Scalar>
double sum_terms(const float* x,
                 std::int64_t count,
                 const Vector& term,
                 const Scalar& term_of_one) {
    constexpr std::int64_t kBlock = 64 * kLanes;
    double total = 0;
    std::int64_t i = 0;
    while (i + kLanes <= count) {
        const std::int64_t end = i + kBlock < count ? i + kBlock : count;
        Floats a{}, b{}, c{}, d{};
        for (; i + 4 * kLanes <= end; i += 4 * kLanes) {
            a += term(load(x + i));
            b += term(load(x + i + kLanes));
            c += term(load(x + i + 2 * kLanes));
            d += term(load(x + i + 3 * kLanes));
        }
        for (; i + kLanes <= end; i += kLanes) a += term(load(x + i));
        total += sum_lanes((a + b) + (c + d));
    }
    for (; i < count; ++i) total += term_of_one(x[i]);
    return total;
}

template <typename Function>
void transform(const float* x, float* out, std::int64_t count, const Function& function) {
    std::int64_t i = 0;
    for (; i + kLanes <= count; i += kLanes) store(out + i, function(load(x + i)));
    if (i < count) store_part(out + i, function(load_part(x + i, count - i)), count - i);
}

void group_norm(const float* x,
                float* out,
                const float* weight,
                const float* bias,
                std::int64_t channels,
                std::int64_t positions,
                double eps,
                bool with_silu) {
    const std::int64_t count = channels * positions;
    const double sum = sum_terms(
        x, count, [](Floats v) { return v; }, [](float v) { return v; });
    const float mean = static_cast<float>(sum / static_cast<double>(count));
    const double squares = sum_terms(
        x,
        count,
        [mean](Floats v) { return (v - mean) * (v - mean); },
        [mean](float v) { return (v - mean) * (v - mean); });
    const auto rstd =
        static_cast<float>(1.0 / __builtin_sqrt(squares / static_cast<double>(count) + eps));
    for (std::int64_t c = 0; c < channels; ++c) {
        const float scale = rstd * weight[c];
        const float shift = bias[c] - mean * scale;
        const float* from = x + c * positions;
        float* to = out + c * positions;
        if (with_silu) {
            transform(from, to, positions, [=](Floats v) { return silu(v * scale + shift); });
        } else {
            transform(from, to, positions, [=](Floats v) { return v * scale + shift; });
        }
    }
}

void geglu(const float* x, float* out, std::int64_t rows, std::int64_t width) {
    for (std::int64_t r = 0; r < rows; ++r, x += 2 * width, out += width) {
        const float* gate = x + width;
        std::int64_t i = 0;
        for (; i + kLanes <= width; i += kLanes) store(out + i, load(x + i) * gelu(load(gate + i)));
        const std::int64_t left = width - i;
        if (left > 0)
            store_part(out + i, load_part(x + i, left) * gelu(load_part(gate + i, left)), left);
    }
}

void head_mean(const float* probabilities,
               float* out,
               float* scratch,
               std::int64_t heads,
               std::int64_t head_stride,
               std::int64_t positions,
               std::int64_t tokens,
               std::int64_t begin,
               std::int64_t count) {
    const std::int64_t values = count * tokens;
    const float* first = probabilities + begin * tokens;
    for (std::int64_t i = 0; i < values; ++i) scratch[i] = first[i];
    for (std::int64_t l = 1; l < heads; ++l) {
        const float* head = first + l * head_stride;
        for (std::int64_t i = 0; i < values; ++i) scratch[i] += head[i];
    }
    const float scale = 1.0f / static_cast<float>(heads);
    for (std::int64_t t = 0; t < tokens; ++t) {
        float* row = out + t * positions + begin;
        for (std::int64_t n = 0; n < count; ++n) row[n] = scratch[n * tokens + t] * scale;
    }
}

}  // namespace
}  // namespace seedbed::simd
