// SPDX-License-Identifier: Apache-2.0
#include "core/io/downscale.h"

#include "core/base/error.h"

#include <QTest>

using namespace seedbed;

namespace {

Image grey(int width, int height, const std::vector<int>& values) {
    Image image{width, height, {}};
    for (const int value : values)
        for (int channel = 0; channel < 3; ++channel)
            image.rgb.push_back(static_cast<std::uint8_t>(value));
    return image;
}

}  // namespace

class DownscaleTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void eachPixelIsTheMeanOfItsArea() {
        const auto image = grey(4, 2, {0, 100, 200, 200, 100, 200, 0, 100});
        QVERIFY(downscale(image, 2, 1) == grey(2, 1, {100, 125}));
        QVERIFY(downscale(image, 4, 2) == image);
        QVERIFY(downscale(image, 1, 1) == grey(1, 1, {113}));  // 112.5
    }

    void partsOfPixelsCount() {
        // 1.5 source pixels for each of the result.
        QVERIFY(downscale(grey(3, 1, {30, 60, 90}), 2, 1) == grey(2, 1, {40, 80}));
    }

    void anEvenPictureStaysEven() {
        const Image image{301, 173, std::vector<std::uint8_t>(301 * 173 * 3, 200)};
        for (const int width : {300, 199, 64, 7, 1}) {
            const auto small = downscale(image, width, std::max(1, width / 2));
            QVERIFY(std::all_of(
                small.rgb.begin(), small.rgb.end(), [](auto value) { return value == 200; }));
        }
    }

    void fitInsideKeepsTheShape() {
        const Image image{301, 173, std::vector<std::uint8_t>(301 * 173 * 3, 200)};
        const auto wide = fit_inside(image, 100);
        QCOMPARE(wide.width, 100);
        QCOMPARE(wide.height, 57);
        QVERIFY(fit_inside(image, 400) == image);
        const Image line{5000, 1, std::vector<std::uint8_t>(15000, 9)};
        QCOMPARE(fit_inside(line, 10).height, 1);
    }

    void wrongSizesAreBugs() {
        const auto image = grey(2, 1, {1, 2});
        QVERIFY_EXCEPTION_THROWN(downscale(image, 3, 1), LogicError);
        QVERIFY_EXCEPTION_THROWN(downscale(image, 0, 1), LogicError);
        QVERIFY_EXCEPTION_THROWN(fit_inside(image, 0), LogicError);
    }
};

QTEST_GUILESS_MAIN(DownscaleTest)
#include "downscale_test.moc"
