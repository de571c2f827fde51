// SPDX-License-Identifier: Apache-2.0
#include "core/engine/heatmap_overlay.h"

#include "core/base/error.h"

#include <QtTest>

namespace seedbed {

class HeatmapOverlayTest : public QObject {
    Q_OBJECT

    static Image grey(int width, int height) {
        return {width,
                height,
                std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 3, 128)};
    }
    static int brightness(const Image& image, int x, int y) {
        const auto* pixel = &image.rgb[(static_cast<std::size_t>(y) * image.width + x) * 3];
        return pixel[0] + pixel[1] + pixel[2];
    }

 private Q_SLOTS:
    void theLargestValueIsBrightest() {
        std::vector<float> map(4 * 8, 0.0f);
        map[1 * 8 + 6] = 0.01f;  // row 1 of 4, column 6 of 8: scaled to the full range
        const auto result = overlay_heatmap(grey(64, 32), map, 4, 8);
        QCOMPARE(result.width, 64);
        QCOMPARE(result.height, 32);
        QVERIFY(brightness(result, 52, 12) > brightness(result, 10, 25) + 200);
        // Inferno ends in yellow: red and green, little blue.
        const auto* top = &result.rgb[(12 * 64 + 52) * 3];
        QVERIFY(top[0] > top[2] && top[1] > top[2]);
    }

    void opacityZeroIsThePictureItself() {
        const std::vector<float> map(16, 1.0f);
        QCOMPARE(overlay_heatmap(grey(16, 16), map, 4, 4, 0.0), grey(16, 16));
    }

    void anEmptyMapIsDarkEverywhere() {
        const std::vector<float> map(16, 0.0f);
        const auto result = overlay_heatmap(grey(16, 16), map, 4, 4, 1.0);
        QVERIFY(brightness(result, 8, 8) < 30);
    }

    void aMapOfAnotherSizeIsOurBug() {
        const std::vector<float> map(15, 0.0f);
        QVERIFY_EXCEPTION_THROWN(overlay_heatmap(grey(16, 16), map, 4, 4), LogicError);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::HeatmapOverlayTest)
#include "heatmap_overlay_test.moc"
