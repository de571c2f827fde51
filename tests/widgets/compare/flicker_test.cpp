// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/flicker.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class FlickerTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void standsStillUntilStarted() {
        const Flicker flicker;
        QVERIFY(!flicker.isRunning());
        QVERIFY(!flicker.showsSecond());
        QCOMPARE(flicker.rate(), 2.0);
        QCOMPARE(flicker.interval(), 500);
    }

    void rateStaysHarmless() {
        Flicker flicker;
        flicker.setRate(4);
        QCOMPARE(flicker.interval(), 250);
        flicker.setRate(100);
        QCOMPARE(flicker.rate(), Flicker::kFastest);
        flicker.setRate(0);
        QCOMPARE(flicker.interval(), 2000);
        flicker.setRate(-3);
        QCOMPARE(flicker.interval(), 2000);
    }

    void changesByTurns() {
        Flicker flicker;
        QSignalSpy changed(&flicker, &Flicker::changed);
        for (const bool second : {true, false, true}) {
            flicker.toggle();
            QCOMPARE(flicker.showsSecond(), second);
        }
        QCOMPARE(changed.size(), 3);
        flicker.reset();
        QVERIFY(!flicker.showsSecond());
        QCOMPARE(changed.size(), 4);
    }

    void showsTheOtherWhileHeld() {
        Flicker flicker;
        flicker.setRunning(true);
        QSignalSpy running(&flicker, &Flicker::runningChanged);
        flicker.hold(true);
        QVERIFY(!flicker.isRunning());
        QCOMPARE(running.size(), 1);
        QVERIFY(flicker.showsSecond());
        flicker.hold(true);  // a key that repeats
        QVERIFY(flicker.showsSecond());
        flicker.hold(false);
        QVERIFY(!flicker.showsSecond());
        flicker.toggle();
        flicker.hold(true);
        QVERIFY(!flicker.showsSecond());
        flicker.hold(false);
        QVERIFY(flicker.showsSecond());
    }

    // Each change of the timer is one change of the picture; how fast it comes is the interval's.
    void runsByItself() {
        Flicker flicker;
        flicker.setRate(Flicker::kFastest);
        QSignalSpy changed(&flicker, &Flicker::changed);
        flicker.setRunning(true);
        QTRY_VERIFY(changed.size() >= 2);
        flicker.setRunning(false);
        const auto count = changed.size();
        QCOMPARE(flicker.showsSecond(), count % 2 == 1);
        QVERIFY(!flicker.isRunning());
    }
};

QTEST_GUILESS_MAIN(FlickerTest)
#include "flicker_test.moc"
