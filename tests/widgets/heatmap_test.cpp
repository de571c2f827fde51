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

    // A lone position keeps (4/6)^2 of its value under the cubic B-spline; a flat map keeps all.
    void drawingLowersLonePeaks() {
        std::vector<float> lone(25, 0);
        lone[12] = 0.9F;
        QVERIFY(std::abs(shownPeak(lone, 5, 5) - 0.4F) < 1e-6F);
        QVERIFY(std::abs(shownPeak(std::vector<float>(12, 0.3F), 3, 4) - 0.3F) < 1e-6F);
        QCOMPARE(shownPeak({}, 0, 0), 0.0F);
    }

    void mapsCanShareAScale() {
        const auto cover = [](float peak) {
            HeatLayer layer = spot(16, 16, 8, 8, Qt::red);
            layer.peak = peak;
            return qAlpha(heatImage({layer}, ColorMap::Gray, 1, QSize(160, 160)).pixel(85, 85));
        };
        QVERIFY(cover(0.14F) > 250);  // its own height
        QVERIFY(cover(0.5F) > 0 && cover(0.5F) < 150);
        QCOMPARE(cover(5), 0);
    }

    void differencesHaveTwoColours() {
        QCOMPARE(divergingColor(1), qRgb(0xff, 0x8f, 0x2e));
        QCOMPARE(divergingColor(-7), qRgb(0x22, 0xc3, 0xcf));
        QCOMPARE(divergingColor(0), qRgb(0xb8, 0xbc, 0xc4));
        std::vector<float> values(256, 0);
        for (const int row : {3, 4, 5}) {
            for (const int column : {2, 3, 4})
                values[static_cast<std::size_t>(row * 16 + column)] = 0.2F;
            for (const int column : {11, 12, 13})
                values[static_cast<std::size_t>(row * 16 + column)] = -0.2F;
        }
        const QImage image = differenceImage(values, 16, 16, 0, 1, QSize(160, 160));
        const QColor more = image.pixelColor(35, 45);
        const QColor less = image.pixelColor(125, 45);
        QVERIFY(more.alpha() > 200 && more.red() > more.blue() + 100);
        QVERIFY(less.alpha() > 200 && less.blue() > less.red() + 100);
        QCOMPARE(image.pixelColor(80, 130).alpha(), 0);
        QVERIFY(differenceImage({}, 0, 0, 0, 1, QSize(9, 9)).isNull());
        QCOMPARE(differenceImage(std::vector<float>(4, 0), 2, 2, 0, 1, QSize(9, 9)).pixel(4, 4),
                 0U);
    }

    void mapsRunFromDarkToBright() {
        for (const ColorMap map : {ColorMap::Inferno, ColorMap::Viridis, ColorMap::Gray})
            for (int i = 1; i <= 10; ++i)
                QVERIFY(qGray(mapColor(map, i / 10.0)) > qGray(mapColor(map, (i - 1) / 10.0)));
    }
};

QTEST_GUILESS_MAIN(HeatmapTest)
#include "heatmap_test.moc"
