// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/picture_difference.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace seedbed {

namespace {

// Red, green and blue times 10,000 (Rec. ITU-R BT.709).
constexpr std::array<int, 3> kLuma = {2126, 7152, 722};

int lumaOf(const uchar* pixel) {
    return kLuma[0] * pixel[0] + kLuma[1] * pixel[1] + kLuma[2] * pixel[2];
}

}  // namespace

PicturePair atOneSize(const QImage& first, const QImage& second) {
    if (first.isNull() || second.isNull()) return {};
    const bool scaled = first.size() != second.size();
    const auto area = [](const QImage& image) {
        return std::int64_t{image.width()} * image.height();
    };
    const QSize size = area(first) >= area(second) ? first.size() : second.size();
    const auto fit = [size](const QImage& image) {
        const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
        return rgb.size() == size
                   ? rgb
                   : rgb.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                         .convertToFormat(QImage::Format_RGB888);
    };
    return {fit(first), fit(second), scaled};
}

DifferenceNumbers differenceNumbers(const PicturePair& pair) {
    DifferenceNumbers numbers;
    numbers.width = pair.first.width();
    numbers.height = pair.first.height();
    std::array<std::int64_t, 3> sum = {};
    std::int64_t luma = 0;
    for (int y = 0; y < numbers.height; ++y) {
        const uchar* a = pair.first.constScanLine(y);
        const uchar* b = pair.second.constScanLine(y);
        for (int x = 0; x < numbers.width; ++x, a += 3, b += 3) {
            bool differs = false;
            for (std::size_t c = 0; c < 3; ++c) {
                const int d = std::abs(int{b[c]} - int{a[c]});
                numbers.largest[c] = std::max(numbers.largest[c], d);
                sum[c] += d;
                differs = differs || d > 0;
            }
            luma += lumaOf(b) - lumaOf(a);
            numbers.differing += differs ? 1 : 0;
        }
    }
    const auto count = static_cast<double>(std::max<std::int64_t>(1, numbers.pixels()));
    for (std::size_t c = 0; c < 3; ++c) numbers.mean[c] = static_cast<double>(sum[c]) / count;
    numbers.brighter = static_cast<double>(luma) / 10000 / count;
    return numbers;
}

QImage colourDifference(const PicturePair& pair, double amount) {
    if (pair.first.isNull()) return {};
    std::array<uchar, 256> amplified;
    for (std::size_t d = 0; d < amplified.size(); ++d)
        amplified[d] =
            static_cast<uchar>(std::min(255L, std::lround(static_cast<double>(d) * amount)));
    QImage out(pair.first.size(), QImage::Format_RGB888);
    for (int y = 0; y < out.height(); ++y) {
        const uchar* a = pair.first.constScanLine(y);
        const uchar* b = pair.second.constScanLine(y);
        uchar* line = out.scanLine(y);
        for (int i = 0; i < out.width() * 3; ++i)
            line[i] = amplified[static_cast<std::size_t>(std::abs(int{b[i]} - int{a[i]}))];
    }
    return out;
}

QImage brightnessDifference(const PicturePair& pair,
                            double amount,
                            const SignedColours& signedColours) {
    if (pair.first.isNull()) return {};
    std::array<QRgb, 511> colours;
    for (std::size_t i = 0; i < colours.size(); ++i)
        colours[i] = signedColours.at((static_cast<double>(i) - 255) / 255);
    QImage out(pair.first.size(), QImage::Format_RGB888);
    for (int y = 0; y < out.height(); ++y) {
        const uchar* a = pair.first.constScanLine(y);
        const uchar* b = pair.second.constScanLine(y);
        uchar* line = out.scanLine(y);
        for (int x = 0; x < out.width(); ++x, a += 3, b += 3, line += 3) {
            const double difference = (lumaOf(b) - lumaOf(a)) / 10000.0 * amount;
            const auto at = std::clamp(std::lround(difference), -255L, 255L) + 255;
            const QRgb colour = colours[static_cast<std::size_t>(at)];
            line[0] = static_cast<uchar>(qRed(colour));
            line[1] = static_cast<uchar>(qGreen(colour));
            line[2] = static_cast<uchar>(qBlue(colour));
        }
    }
    return out;
}

QRgb SignedColours::at(double value) const {
    const QRgb from = neutral.rgb();
    const QRgb to = (value < 0 ? first : second).rgb();
    const double f = std::min(1.0, std::abs(value));
    const auto mix = [f](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * f)); };
    return qRgb(
        mix(qRed(from), qRed(to)), mix(qGreen(from), qGreen(to)), mix(qBlue(from), qBlue(to)));
}

}  // namespace seedbed
