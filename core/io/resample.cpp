// SPDX-License-Identifier: Apache-2.0
// W H size of the source, w h of the result; 3 channels.
#include "core/io/resample.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace seedbed {
namespace {

constexpr std::size_t kChannels = 3;
constexpr int kFractionBits = 22;  // 32 - 8 for a sample - 2 for overshoot

struct Kernel {
    double support;
    double (*weight)(double);
};

double bilinear(double x) {
    return std::max(0.0, 1.0 - std::abs(x));
}

// Keys 1981, a = -0.5.
double bicubic(double x) {
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1.0) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
    if (x < 2.0) return (((x - 5) * x + 8) * x - 4) * a;
    return 0.0;
}

double sinc(double x) {
    if (x == 0.0) return 1.0;
    x *= std::numbers::pi;
    return std::sin(x) / x;
}

double lanczos(double x) {
    return -3.0 <= x && x < 3.0 ? sinc(x) * sinc(x / 3) : 0.0;
}

Kernel kernel_of(ResampleFilter filter) {
    switch (filter) {
        case ResampleFilter::Bilinear:
            return {1.0, bilinear};
        case ResampleFilter::Bicubic:
            return {2.0, bicubic};
        case ResampleFilter::Lanczos:
            return {3.0, lanczos};
    }
    throw LogicError("[resample] not a filter");
}

// The source pixels that one pixel of the result is made of.
struct Taps {
    std::size_t first = 0;
    std::vector<std::int32_t> weights;  // fixed point
};

std::int32_t to_fixed(double weight) {
    const double scaled = weight * (1 << kFractionBits);
    return static_cast<std::int32_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
}

Taps taps_around(double center, double stretch, int from, const Kernel& kernel) {
    const double support = kernel.support * stretch;
    const int first = std::max(0, static_cast<int>(center - support + 0.5));
    const int end = std::min(from, static_cast<int>(center + support + 0.5));
    std::vector<double> exact;
    double sum = 0;
    for (int x = first; x < end; ++x) {
        // The same products as Pillow's, whose rounding can decide the last bit.
        exact.push_back(kernel.weight((x - center + 0.5) * (1.0 / stretch)));
        sum += exact.back();
    }
    Taps taps{static_cast<std::size_t>(first), {}};
    for (const double weight : exact)
        taps.weights.push_back(to_fixed(sum != 0 ? weight / sum : weight));
    return taps;
}

std::vector<Taps> all_taps(int from, int to, const Kernel& kernel) {
    const double scale = static_cast<double>(from) / to;
    const double stretch = std::max(1.0, scale);
    std::vector<Taps> taps;
    for (int i = 0; i < to; ++i)
        taps.push_back(taps_around((i + 0.5) * scale, stretch, from, kernel));
    return taps;
}

std::uint8_t weighted(const std::uint8_t* sample, std::size_t stride, const Taps& taps) {
    std::int32_t sum = 1 << (kFractionBits - 1);
    for (const std::int32_t weight : taps.weights) {
        sum += *sample * weight;
        sample += stride;
    }
    return static_cast<std::uint8_t>(std::clamp(sum >> kFractionBits, 0, 255));
}

Image resample_rows(const Image& image, int width, const Kernel& kernel) {
    if (width == image.width) return image;
    const auto columns = all_taps(image.width, width, kernel);
    const auto stride = static_cast<std::size_t>(image.width) * kChannels;
    Image result{width, image.height, {}};
    result.rgb.reserve(columns.size() * static_cast<std::size_t>(image.height) * kChannels);
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* row = image.rgb.data() + static_cast<std::size_t>(y) * stride;
        for (const Taps& taps : columns)
            for (std::size_t c = 0; c < kChannels; ++c)
                result.rgb.push_back(weighted(row + taps.first * kChannels + c, kChannels, taps));
    }
    return result;
}

Image resample_columns(const Image& image, int height, const Kernel& kernel) {
    if (height == image.height) return image;
    const auto stride = static_cast<std::size_t>(image.width) * kChannels;
    Image result{image.width, height, {}};
    result.rgb.reserve(static_cast<std::size_t>(height) * stride);
    for (const Taps& taps : all_taps(image.height, height, kernel))
        for (std::size_t i = 0; i < stride; ++i)
            result.rgb.push_back(
                weighted(image.rgb.data() + taps.first * stride + i, stride, taps));
    return result;
}

// Since Pillow 12 the pass that makes the picture smaller goes first where that is the vertical one
// by far. Its result differs in the last bits, so the rule is part of the format.
bool columns_first(const Image& image, int width, int height) {
    return height < image.height && image.height - height > 2 * (image.width - width);
}

}  // namespace

Image resample(const Image& image, int width, int height, ResampleFilter filter) {
    check(width >= 1 && height >= 1 && image.width >= 1 && image.height >= 1,
          "[resample] a picture must have at least one pixel");
    check(image.rgb.size() == static_cast<std::size_t>(image.width) *
                                  static_cast<std::size_t>(image.height) * kChannels,
          "[resample] the picture's bytes do not fit its size");
    const Kernel kernel = kernel_of(filter);
    if (columns_first(image, width, height))
        return resample_rows(resample_columns(image, height, kernel), width, kernel);
    return resample_columns(resample_rows(image, width, kernel), height, kernel);
}

Image crop(const Image& image, int left, int top, int width, int height) {
    check(left >= 0 && top >= 0 && width >= 1 && height >= 1 && left + width <= image.width &&
              top + height <= image.height,
          "[crop] the part must lie in the picture");
    const auto stride = static_cast<std::size_t>(image.width) * kChannels;
    Image result{width, height, {}};
    for (int y = 0; y < height; ++y) {
        const auto* row = image.rgb.data() + static_cast<std::size_t>(top + y) * stride +
                          static_cast<std::size_t>(left) * kChannels;
        result.rgb.insert(result.rgb.end(), row, row + static_cast<std::size_t>(width) * kChannels);
    }
    return result;
}

}  // namespace seedbed
