// SPDX-License-Identifier: Apache-2.0
#include "widgets/speed_estimate.h"

#include "widgets/fake_engine.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class SpeedEstimateTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void scalesWithTheWork() {
        SpeedEstimate speed;
        GenerateRequest request;
        request.width = request.height = 128;
        request.steps = 20;
        request.seeds = parse_seed_list("0-15");
        QVERIFY(!speed.seconds(request));
        speed.learn(request, Progress{JobId{1}, 320, 320, 16, 16, 8.0, 0});
        QCOMPARE(*speed.seconds(request), 8.0);
        request.seeds = parse_seed_list("0-31");
        QCOMPARE(*speed.seconds(request), 16.0);
        request.width = 256;
        QCOMPARE(*speed.seconds(request), 32.0);
        request.guidance = 1;  // half the work
        QCOMPARE(*speed.seconds(request), 16.0);
    }

    void isRememberedForEachModelAndDevice() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        GenerateRequest request;
        request.width = request.height = 128;
        request.seeds = {Seed(0)};
        SpeedEstimate first;
        first.setModel(*fakeModel(), settings);
        first.learn(request, Progress{JobId{1}, 20, 20, 1, 1, 2.0, 0});
        first.save(settings);
        SpeedEstimate second;
        second.setModel(*fakeModel(), settings);
        QCOMPARE(*second.seconds(request), 2.0);
        ModelInfo other = *fakeModel();
        other.device = "cuda:0";
        second.setModel(other, settings);
        QVERIFY(!second.seconds(request));
    }
};

QTEST_GUILESS_MAIN(SpeedEstimateTest)
#include "speed_estimate_test.moc"
