// SPDX-License-Identifier: Apache-2.0
#include "core/engine/progress_meter.h"

#include <QtTest>

namespace seedbed {

class ProgressMeterTest : public QObject {
    Q_OBJECT

    using Clock = ProgressMeter::Clock;
    static Progress at(int done) { return {JobId{1}, done, 100}; }

 private Q_SLOTS:
    void thirtyASecondAreLetThrough() {
        ProgressMeter meter;
        Clock::time_point now;
        int sent = 0;
        for (int ms = 0; ms < 1000; ++ms, now += std::chrono::milliseconds(1))
            sent += meter.report(at(50), ms / 1000.0, now).has_value();
        QVERIFY2(sent >= 25 && sent <= 30, qPrintable(QString::number(sent)));
    }

    void theNewestHeldBackIsKeptOnce() {
        ProgressMeter meter;
        const Clock::time_point now;
        QVERIFY(meter.report(at(0), 0, now));
        QVERIFY(!meter.report(at(1), 0, now));
        QVERIFY(!meter.report(at(2), 0, now));
        QCOMPARE(meter.take_held_back()->done, 2);
        QVERIFY(!meter.take_held_back());
    }

    void theCompleteOneIsAlwaysSent() {
        ProgressMeter meter;
        const Clock::time_point now;
        QVERIFY(meter.report(at(0), 0, now));
        QVERIFY(!meter.report(at(99), 0, now));
        QVERIFY(meter.report(at(100), 0, now));
        QVERIFY(!meter.take_held_back());
    }

    void timeLeftCountsFromTheFirstReport() {
        ProgressMeter meter;
        Clock::time_point now;
        // Ten seconds went into loading; they say nothing about the rate.
        QCOMPARE(meter.report(at(0), 10, now)->seconds_left, -1.0);
        const auto later = meter.report(at(25), 15, now + std::chrono::seconds(5));
        QCOMPARE(later->seconds_elapsed, 15.0);
        QCOMPARE(later->seconds_left, 15.0);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::ProgressMeterTest)
#include "progress_meter_test.moc"
