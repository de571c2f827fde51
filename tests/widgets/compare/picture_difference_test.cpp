// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/picture_difference.h"

#include "widgets/compare/difference_worker.h"
#include "widgets/compare/map_picture.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

namespace {

QImage filled(QSize size, QColor color) {
    QImage image(size, QImage::Format_RGB888);
    image.fill(color);
    return image;
}

ImagePtr coreImage(int width, int height, std::uint8_t value) {
    return std::make_shared<const Image>(
        Image{width, height, std::vector<std::uint8_t>(std::size_t(width) * height * 3, value)});
}

}  // namespace

class PictureDifferenceTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalPicturesDoNotDiffer() {
        const QImage image = filled({5, 4}, QColor(10, 20, 30));
        const PicturePair pair = atOneSize(image, image);
        QVERIFY(!pair.scaled);
        const DifferenceNumbers n = differenceNumbers(pair);
        QCOMPARE(n.pixels(), 20);
        QCOMPARE(n.differing, 0);
        QCOMPARE(n.largest, (std::array<int, 3>{0, 0, 0}));
        QCOMPARE(n.mean, (std::array<double, 3>{0, 0, 0}));
        QCOMPARE(colourDifference(pair, 16), filled({5, 4}, Qt::black));
    }

    void numbersAreExact() {
        QImage first = filled({4, 2}, QColor(100, 100, 100));
        QImage second = first;
        second.setPixelColor(1, 0, QColor(103, 100, 90));
        second.setPixelColor(3, 1, QColor(95, 101, 100));
        const PicturePair pair = atOneSize(first, second);
        const DifferenceNumbers n = differenceNumbers(pair);
        QCOMPARE(n.differing, 2);
        QCOMPARE(n.largest, (std::array<int, 3>{5, 1, 10}));
        QCOMPARE(n.mean, (std::array<double, 3>{8.0 / 8, 1.0 / 8, 10.0 / 8}));
        const double luma = (0.2126 * (3 - 5) + 0.7152 * 1 + 0.0722 * -10) / 8;
        QVERIFY(std::abs(n.brighter - luma) < 1e-9);
        const QImage shown = colourDifference(pair, 4);
        QCOMPARE(shown.pixelColor(1, 0), QColor(12, 0, 40));
        QCOMPARE(shown.pixelColor(3, 1), QColor(20, 4, 0));
        QCOMPARE(shown.pixelColor(0, 0), QColor(0, 0, 0));
        // Amplified beyond white it stays white.
        const PicturePair far = atOneSize(filled({1, 1}, Qt::black), filled({1, 1}, Qt::white));
        QCOMPARE(colourDifference(far, 16).pixelColor(0, 0), QColor(255, 255, 255));
    }

    void brightnessTellsWhichIsBrighter() {
        const SignedColours colours{QColor(0, 0, 255), QColor(255, 128, 0), QColor(20, 20, 20)};
        QImage first = filled({3, 1}, QColor(50, 50, 50));
        QImage second = first;
        second.setPixelColor(1, 0, QColor(250, 250, 250));
        first.setPixelColor(2, 0, QColor(250, 250, 250));
        const QImage shown = brightnessDifference(atOneSize(first, second), 2, colours);
        QCOMPARE(shown.pixelColor(0, 0), colours.neutral);
        QCOMPARE(shown.pixelColor(1, 0), colours.second);
        QCOMPARE(shown.pixelColor(2, 0), colours.first);
        QCOMPARE(colours.at(-2), colours.at(-1));
        QCOMPARE(QColor(colours.at(0)), colours.neutral);
    }

    void smallerPicturesAreScaled() {
        const PicturePair pair =
            atOneSize(filled({8, 8}, QColor(9, 9, 9)), filled({4, 4}, QColor(9, 9, 9)));
        QVERIFY(pair.scaled);
        QCOMPARE(pair.second.size(), QSize(8, 8));
        QCOMPARE(differenceNumbers(pair).differing, 0);
        QVERIFY(atOneSize({}, filled({4, 4}, Qt::red)).first.isNull());
        QCOMPARE(differenceNumbers({}).pixels(), 0);
        QVERIFY(colourDifference({}, 2).isNull());
    }

    // Odd widths have padded rows.
    void oddWidths() {
        const PicturePair pair =
            atOneSize(filled({7, 3}, Qt::black), filled({7, 3}, QColor(1, 2, 3)));
        const DifferenceNumbers n = differenceNumbers(pair);
        QCOMPARE(n.differing, 21);
        QCOMPARE(n.mean, (std::array<double, 3>{1, 2, 3}));
        QCOMPARE(colourDifference(pair, 1), filled({7, 3}, QColor(1, 2, 3)));
    }

    void workerDoesTheNewest() {
        DifferenceWorker worker;
        QSignalSpy ready(&worker, &DifferenceWorker::ready);
        const ImagePtr base = coreImage(64, 64, 0);
        DifferenceTask task{base, base, DifferenceKind::Colours, 1, {}};
        for (int i = 1; i <= 20; ++i) {
            task.second = coreImage(64, 64, static_cast<std::uint8_t>(i));
            worker.ask(task);
        }
        const auto newest = [&ready] {
            return ready.isEmpty() ? 0
                                   : ready.last()[0].value<DifferenceResult>().numbers.largest[0];
        };
        QTRY_COMPARE(newest(), 20);
        QVERIFY(ready.size() < 20);
        const auto done = ready.size();
        worker.ask(task);  // the same again
        QCOMPARE(ready.size(), done);
    }

    void mapsAsPictures() {
        const SignedColours colours{Qt::blue, QColor(255, 128, 0), Qt::black};
        const PlainMap map{2, 2, {0.2F, 0.2F, -0.1F, -0.1F}};
        QCOMPARE(largestOf(map), double(0.2F));
        const QImage picture = signedMapPicture(map, largestOf(map), colours);
        QCOMPARE(picture.size(), QSize(256, 256));
        QCOMPARE(picture.pixelColor(10, 0), colours.second);
        QVERIFY(picture.pixelColor(10, 255).blue() > 120);
        QCOMPARE(picture.pixelColor(10, 255).red(), 0);
        QVERIFY(signedMapPicture({}, 1, colours).isNull());
        QCOMPARE(signedMapPicture({1, 1, {0}}, 0, colours).pixelColor(0, 0), QColor(Qt::black));
    }
};

QTEST_GUILESS_MAIN(PictureDifferenceTest)
#include "picture_difference_test.moc"
