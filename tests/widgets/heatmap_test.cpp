// SPDX-License-Identifier: Apache-2.0
#include "widgets/heatmap.h"

#include <QTest>

using namespace seedbed;

namespace {

// One bright position in a dark grid.
HeatLayer spot(int height, int width, int y, int x, const QColor& color) {
    HeatLayer layer{
        height, width, std::vector<float>(static_cast<std::size_t>(height * width), 0.01F), color};
    layer.values[static_cast<std::size_t>(y * width + x)] = 0.3F;
    return layer;
}

}  // namespace

class HeatmapTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void lightsUpWhereTheMapIs() {
        const QImage image =
            heatImage({spot(16, 16, 4, 12, Qt::red)}, ColorMap::Inferno, 1, QSize(160, 160));
        QCOMPARE(image.size(), QSize(160, 160));
        QVERIFY(qAlpha(image.pixel(125, 45)) > 120);
        QCOMPARE(qAlpha(image.pixel(20, 140)), 0);
    }

    void mapsNeedNotBeSquare() {
        const QImage image =
            heatImage({spot(8, 24, 6, 2, Qt::red)}, ColorMap::Viridis, 1, QSize(240, 80));
        QVERIFY(qAlpha(image.pixel(25, 65)) > 120);
        QCOMPARE(qAlpha(image.pixel(65, 25)), 0);
    }

    void wordsKeepTheirColours() {
        const QColor red(200, 0, 0);
        const QColor blue(0, 0, 200);
        const QImage image = heatImage({spot(16, 16, 3, 3, red), spot(16, 16, 12, 12, blue)},
                                       ColorMap::Words,
                                       1,
                                       QSize(160, 160));
        const QColor first = image.pixelColor(35, 35);
        const QColor second = image.pixelColor(125, 125);
        QVERIFY(first.red() > first.blue() + 100);
        QVERIFY(second.blue() > second.red() + 100);
    }

    void opacityScalesTheCover() {
        const auto peak = [](double opacity) {
            return qAlpha(
                heatImage({spot(16, 16, 8, 8, Qt::red)}, ColorMap::Gray, opacity, QSize(160, 160))
                    .pixel(85, 85));
        };
        QCOMPARE(peak(0), 0);
        QVERIFY(std::abs(peak(0.5) * 2 - peak(1)) <= 2);
    }

    void nothingToShow() {
        QVERIFY(heatImage({}, ColorMap::Words, 1, QSize(10, 10)).isNull());
        QVERIFY(heatImage({spot(4, 4, 1, 1, Qt::red)}, ColorMap::Words, 1, QSize()).isNull());
        HeatLayer flat{4, 4, std::vector<float>(16, 0), Qt::red};
        QCOMPARE(qAlpha(heatImage({flat}, ColorMap::Inferno, 1, QSize(8, 8)).pixel(4, 4)), 0);
    }

    void mapsRunFromDarkToBright() {
        for (const ColorMap map : {ColorMap::Inferno, ColorMap::Viridis, ColorMap::Gray})
            for (int i = 1; i <= 10; ++i)
                QVERIFY(qGray(mapColor(map, i / 10.0)) > qGray(mapColor(map, (i - 1) / 10.0)));
    }
};

QTEST_GUILESS_MAIN(HeatmapTest)
#include "heatmap_test.moc"
