// SPDX-License-Identifier: Apache-2.0
// h x w query grid, H x W pixels
#include "widgets/heatmap.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace seedbed {

namespace {

// Ten evenly spaced colours of matplotlib's maps (CC0), interpolated linearly between.
constexpr std::array<QRgb, 10> kInferno = {0x000004,
                                           0x1b0c42,
                                           0x4b0c6b,
                                           0x781c6d,
                                           0xa52c60,
                                           0xcf4446,
                                           0xed6925,
                                           0xfb9a06,
                                           0xf7d03c,
                                           0xfcffa4};
constexpr std::array<QRgb, 10> kViridis = {0x440154,
                                           0x482878,
                                           0x3e4a89,
                                           0x31688e,
                                           0x26828e,
                                           0x1f9e89,
                                           0x35b779,
                                           0x6dcd59,
                                           0xb4de2c,
                                           0xfde725};

QRgb interpolate(const std::array<QRgb, 10>& anchors, double v) {
    const double x = std::clamp(v, 0.0, 1.0) * (anchors.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(x), anchors.size() - 2);
    const double f = x - static_cast<double>(i);
    const auto mix = [f](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * f)); };
    const QRgb a = anchors[i];
    const QRgb b = anchors[i + 1];
    return qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

// Where each output sample takes its four cubic B-spline weights from. The B-spline never
// overshoots, so no interpolated position is brighter than the map's own peak.
struct Tap {
    std::array<int, 4> index;
    std::array<float, 4> weight;
};

std::vector<Tap> splineTaps(int from, int to) {
    std::vector<Tap> taps(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const float x =
            (static_cast<float>(i) + 0.5F) * static_cast<float>(from) / static_cast<float>(to) -
            0.5F;
        const int base = static_cast<int>(std::floor(x));
        const float t = x - static_cast<float>(base);
        const float s = 1 - t;
        Tap& tap = taps[static_cast<std::size_t>(i)];
        tap.weight = {s * s * s / 6,
                      (4 - 6 * t * t + 3 * t * t * t) / 6,
                      (4 - 6 * s * s + 3 * s * s * s) / 6,
                      t * t * t / 6};
        for (int k = 0; k < 4; ++k)
            tap.index[static_cast<std::size_t>(k)] = std::clamp(base - 1 + k, 0, from - 1);
    }
    return taps;
}

// A map at the picture's size. [H, W]
std::vector<float> enlarge(const HeatLayer& layer, QSize size) {
    const auto columns = splineTaps(layer.width, size.width());
    const auto rows = splineTaps(layer.height, size.height());
    const auto width = static_cast<std::size_t>(size.width());
    std::vector<float> wide(static_cast<std::size_t>(layer.height) * width);  // [h, W]
    for (int y = 0; y < layer.height; ++y) {
        const float* in = layer.values.data() + static_cast<std::ptrdiff_t>(y) * layer.width;
        for (std::size_t x = 0; x < width; ++x) {
            const Tap& tap = columns[x];
            float sum = 0;
            for (std::size_t k = 0; k < 4; ++k) sum += tap.weight[k] * in[tap.index[k]];
            wide[static_cast<std::size_t>(y) * width + x] = sum;
        }
    }
    std::vector<float> out(rows.size() * width);  // [H, W]
    for (std::size_t y = 0; y < rows.size(); ++y)
        for (std::size_t k = 0; k < 4; ++k) {
            const float* in = wide.data() + static_cast<std::size_t>(rows[y].index[k]) * width;
            const float weight = rows[y].weight[k];
            for (std::size_t x = 0; x < width; ++x) out[y * width + x] += weight * in[x];
        }
    return out;
}

// Scales a map to the picture's size and then to its peak. [H, W], 1 at the peak
std::vector<float> upsample(const HeatLayer& layer, QSize size) {
    std::vector<float> out = enlarge(layer, size);
    const float peak = layer.peak > 0 ? layer.peak : *std::max_element(out.begin(), out.end());
    if (peak > 0)
        for (float& value : out) value /= peak;
    return out;
}

// Weak attention is everywhere: it stays invisible, so that what remains says "here". On a scale
// that maps share, a quiet map still has to be seen.
float visible(float v, bool shared = false) {
    const float x = shared ? (v - 0.1F) / 0.5F : (v - 0.2F) / 0.6F;
    const float inside = std::clamp(x, 0.0F, 1.0F);
    return inside * inside * (3 - 2 * inside);
}

QRgb premultiplied(float r, float g, float b, float alpha) {
    const auto byte = [](float v) {
        return static_cast<int>(std::lround(std::clamp(v, 0.0F, 255.0F)));
    };
    return qRgba(byte(r * alpha), byte(g * alpha), byte(b * alpha), byte(alpha * 255));
}

void paintWithMap(
    QImage& image, const std::vector<float>& values, ColorMap map, float opacity, bool shared) {
    std::array<QRgb, 256> colors;
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const QRgb c = mapColor(map, static_cast<double>(i) / 255.0);
        const float alpha = visible(static_cast<float>(i) / 255.0F, shared) * opacity;
        colors[i] = premultiplied(static_cast<float>(qRed(c)),
                                  static_cast<float>(qGreen(c)),
                                  static_cast<float>(qBlue(c)),
                                  alpha);
    }
    std::size_t at = 0;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            line[x] = colors[static_cast<std::size_t>(std::clamp(values[at++], 0.0F, 1.0F) * 255)];
    }
}

// Where words overlap, their colours mix by strength and the cover grows.
void paintWithWords(QImage& image,
                    const std::vector<HeatLayer>& layers,
                    const std::vector<std::vector<float>>& values,
                    float opacity) {
    std::size_t at = 0;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x, ++at) {
            float r = 0, g = 0, b = 0, sum = 0, open = 1;
            for (std::size_t k = 0; k < layers.size(); ++k) {
                const float a = visible(values[k][at], layers[k].peak > 0);
                const QRgb c = layers[k].color.rgb();
                r += a * static_cast<float>(qRed(c));
                g += a * static_cast<float>(qGreen(c));
                b += a * static_cast<float>(qBlue(c));
                sum += a;
                open *= 1 - a * opacity;
            }
            line[x] = sum > 0 ? premultiplied(r / sum, g / sum, b / sum, 1 - open) : 0;
        }
    }
}

}  // namespace

QRgb mapColor(ColorMap map, double v) {
    if (map == ColorMap::Inferno) return interpolate(kInferno, v);
    if (map == ColorMap::Viridis) return interpolate(kViridis, v);
    const int gray = static_cast<int>(std::lround(std::clamp(v, 0.0, 1.0) * 255));
    return qRgb(gray, gray, gray);
}

QRgb divergingColor(double v) {
    constexpr QRgb kMore = 0xff8f2e;
    constexpr QRgb kNeutral = 0xb8bcc4;
    constexpr QRgb kLess = 0x22c3cf;
    const double f = std::sqrt(std::min(1.0, std::abs(v)));  // weak differences keep their side
    const QRgb end = v < 0 ? kLess : kMore;
    const auto mix = [f](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * f)); };
    return qRgb(mix(qRed(kNeutral), qRed(end)),
                mix(qGreen(kNeutral), qGreen(end)),
                mix(qBlue(kNeutral), qBlue(end)));
}

QImage heatImage(const std::vector<HeatLayer>& layers, ColorMap map, double opacity, QSize size) {
    if (layers.empty() || size.isEmpty()) return {};
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    std::vector<std::vector<float>> values;
    values.reserve(layers.size());
    for (const HeatLayer& layer : layers) values.push_back(upsample(layer, size));
    if (map == ColorMap::Words) {
        paintWithWords(image, layers, values, static_cast<float>(opacity));
        return image;
    }
    for (std::size_t k = 1; k < values.size(); ++k)
        std::transform(values[0].begin(),
                       values[0].end(),
                       values[k].begin(),
                       values[0].begin(),
                       [](float a, float b) { return std::max(a, b); });
    paintWithMap(image, values[0], map, static_cast<float>(opacity), layers.front().peak > 0);
    return image;
}

// At the grid's own positions the spline weighs the neighbours 1 : 4 : 1 in each direction.
float shownPeak(const std::vector<float>& values, int height, int width) {
    const HeatLayer layer{height, width, values, {}, 0};
    if (values.empty()) return 0;
    const auto smooth = enlarge(layer, QSize(width, height));
    return *std::max_element(smooth.begin(), smooth.end());
}

QImage differenceImage(const std::vector<float>& values,
                       int height,
                       int width,
                       float peak,
                       double opacity,
                       QSize size) {
    if (values.empty() || size.isEmpty()) return {};
    const auto wide = enlarge({height, width, values, {}, 0}, size);
    if (peak <= 0)
        for (const float value : wide) peak = std::max(peak, std::abs(value));
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    std::size_t at = 0;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const float v = peak > 0 ? wide[at++] / peak : 0;
            const QRgb c = divergingColor(v);
            line[x] = premultiplied(static_cast<float>(qRed(c)),
                                    static_cast<float>(qGreen(c)),
                                    static_cast<float>(qBlue(c)),
                                    visible(std::abs(v)) * static_cast<float>(opacity));
        }
    }
    return image;
}

}  // namespace seedbed
