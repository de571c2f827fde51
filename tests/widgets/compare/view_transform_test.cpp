// SPDX-License-Identifier: Apache-2.0
#include "widgets/view_transform.h"

#include <QTest>

using namespace seedbed;

class ViewTransformTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void fitsAndCentres() {
        const QRectF place = ViewTransform().pictureRect({100, 50}, {400, 400});
        QCOMPARE(place, QRectF(0, 100, 400, 200));
        QCOMPARE(ViewTransform().scale({100, 50}, {400, 400}), 4.0);
    }

    void whatLiesUnderThePointerStaysThere() {
        const QSizeF picture(128, 96);
        const QSizeF view(500, 400);
        const QPointF about(120, 333);
        ViewTransform now;
        for (const double zoom : {2.0, 5.5, 9.0, 3.0}) {
            const QPointF before = placeOf(now, about, picture, view);
            now = now.zoomed(zoom, about, picture, view);
            QCOMPARE(now.zoom, zoom);
            const QPointF after = placeOf(now, about, picture, view);
            QVERIFY(std::abs(after.x() - before.x()) < 1e-9);
            QVERIFY(std::abs(after.y() - before.y()) < 1e-9);
        }
    }

    void zoomsOutToFittedOrToWhole() {
        const QSizeF view(400, 400);
        QCOMPARE(ViewTransform().zoomed(0.01, {0, 0}, {800, 800}, view).zoom, 1.0);
        // 100 % is smaller than fitted here.
        QCOMPARE(ViewTransform().zoomed(0.01, {0, 0}, {100, 100}, view).zoom, 0.25);
        QCOMPARE(ViewTransform::zoomFor(1, {100, 100}, view), 0.25);
        QCOMPARE(ViewTransform().zoomed(1e9, {0, 0}, {100, 100}, view).zoom, 32.0);
        QCOMPARE(ViewTransform().zoomed(1e9, {0, 0}, {1600, 1600}, view).zoom, 128.0);
    }

    void movesWithinThePicture() {
        const QSizeF picture(100, 100);
        const QSizeF view(400, 400);
        QVERIFY(ViewTransform().moved({50, 50}, picture, view).fitted());
        const ViewTransform close{4, {0.5, 0.5}};
        QCOMPARE(close.moved({160, -80}, picture, view).centre, QPointF(0.4, 0.55));
        QCOMPARE(close.moved({1e6, 1e6}, picture, view).centre, QPointF(0, 0));
        QVERIFY(close.moved({1e6, 0}, picture, view).zoomed(1, {3, 3}, picture, view).fitted());
    }

    // One value on views and pictures of other sizes shows the same place.
    void isSharedBetweenSizes() {
        const ViewTransform view{6, {0.2, 0.7}};
        for (const QSizeF picture : {QSizeF(64, 64), QSizeF(512, 512), QSizeF(300, 200)})
            for (const QSizeF room : {QSizeF(300, 300), QSizeF(801, 455)}) {
                const QPointF middle(room.width() / 2, room.height() / 2);
                const QPointF place = placeOf(view, middle, picture, room);
                QVERIFY(std::abs(place.x() - 0.2) < 1e-9);
                QVERIFY(std::abs(place.y() - 0.7) < 1e-9);
            }
    }

 private:
    // The part of the picture that lies at a point of the view, 0..1.
    static QPointF placeOf(const ViewTransform& view, QPointF at, QSizeF picture, QSizeF room) {
        const QRectF rect = view.pictureRect(picture, room);
        return {(at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height()};
    }
};

QTEST_GUILESS_MAIN(ViewTransformTest)
#include "view_transform_test.moc"
