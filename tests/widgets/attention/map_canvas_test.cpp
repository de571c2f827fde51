// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/map_canvas.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class MapCanvasTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void knowsTheGridUnderThePointer() {
        MapCanvas canvas;
        QImage wide(200, 100, QImage::Format_RGB32);
        wide.fill(Qt::gray);
        canvas.setPicture(wide);
        canvas.resize(400, 300);  // the picture takes the upper 400 x 200
        canvas.setGrid(QSize(8, 4));
        QCOMPARE(canvas.pictureRect(), QRectF(0, 0, 400, 200));
        QCOMPARE(canvas.placeAt({0, 0}), std::optional(QPoint(0, 0)));
        QCOMPARE(canvas.placeAt({199, 101}), std::optional(QPoint(3, 2)));
        QCOMPARE(canvas.placeAt({399.9, 199.9}), std::optional(QPoint(7, 3)));
        QVERIFY(!canvas.placeAt({10, 250}));
        canvas.setGrid({});
        QVERIFY(!canvas.placeAt({10, 10}));
    }

    void keysMoveThePointer() {
        MapCanvas canvas;
        canvas.setPicture(QImage(64, 64, QImage::Format_RGB32));
        canvas.setGrid(QSize(4, 4));
        std::vector<QPoint> pinned;
        connect(&canvas, &MapCanvas::pinned, this, [&](QPoint place) {
            pinned.push_back(place);
            canvas.setPointer(place);
        });
        for (const auto key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Up})
            QTest::keyClick(&canvas, key);
        QCOMPARE(pinned, (std::vector<QPoint>{{3, 2}, {3, 2}, {3, 1}}));
    }

    void outlineRunsInsideTheMask() {
        std::vector<std::uint8_t> mask(12 * 12, 0);
        for (int y = 2; y < 10; ++y)
            for (int x = 2; x < 10; ++x) mask[static_cast<std::size_t>(y * 12 + x)] = 1;
        const QImage image = outlineImage(mask, QSize(12, 12), Qt::green);
        QCOMPARE(image.pixelColor(1, 5).alpha(), 0);
        QCOMPARE(image.pixelColor(2, 5), QColor(Qt::green));
        QCOMPARE(image.pixelColor(3, 5), QColor(Qt::green));
        QCOMPARE(image.pixelColor(4, 5).green(), 0);  // the dark rim
        QVERIFY(image.pixelColor(4, 5).alpha() > 0);
        QCOMPARE(image.pixelColor(6, 6).alpha(), 0);
    }

    void paintsWhatLiesOverThePicture() {
        MapCanvas canvas;
        QImage picture(100, 100, QImage::Format_RGB32);
        picture.fill(Qt::black);
        canvas.setPicture(picture);
        canvas.resize(100, 100);
        canvas.setOverlay([](QSize size) {
            QImage image(size, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::blue);
            return image;
        });
        QCOMPARE(canvas.grab().toImage().pixelColor(50, 50), QColor(Qt::blue));
        std::vector<float> values(16, 0);
        values[0] = 1;  // upper left quarter of a quarter
        canvas.setOverlay({});
        canvas.setOutline({4, 4, values}, 0.5, Resample::Nearest, Qt::red);
        const QImage shown = canvas.grab().toImage();
        QCOMPARE(shown.pixelColor(23, 12), QColor(Qt::red));
        QCOMPARE(shown.pixelColor(60, 60), QColor(Qt::black));
    }
};

QTEST_MAIN(MapCanvasTest)
#include "map_canvas_test.moc"
