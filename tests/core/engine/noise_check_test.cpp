// SPDX-License-Identifier: Apache-2.0
#include "core/engine/noise_check.h"

#include "core/engine/make_engine.h"
#include "tests/core/engine/fake_jobs.h"

#include <QtTest>

namespace seedbed {

class NoiseCheckTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyProgramIsReproduced() {
        const auto checks = check_noise();
        QCOMPARE(checks.size(), std::size_t{3});
        QCOMPARE(checks[0].program, std::string("AUTOMATIC1111 (GPU)"));
        QCOMPARE(checks[1].program, std::string("ComfyUI"));
        QCOMPARE(checks[2].program, std::string("diffusers"));
        for (const auto& check : checks) {
            QVERIFY2(check.reproduced, check.detail.c_str());
            QVERIFY2(check.detail.find("seed 42, 4x64x64") != std::string::npos,
                     check.detail.c_str());
        }
    }

    void theEngineTells() {
        EventLog log;
        const auto engine = make_engine({.threads = 1});
        engine->set_sink(log.sink());
        const auto job = engine->submit(NoiseCheckRequest{});
        log.wait_for<Finished>(job);
        const auto told = log.all<NoiseChecked>();
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told[0].job == job);
        QCOMPARE(told[0].checks.size(), std::size_t{3});
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::NoiseCheckTest)
#include "noise_check_test.moc"
