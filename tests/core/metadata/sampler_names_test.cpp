// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/sampler_names.h"

#include <QTest>

using namespace seedbed;

class SamplerNamesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void spellings_data() {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("sampler");
        QTest::addColumn<QByteArray>("schedule");
        const auto row = [](const char* written, const char* sampler, const char* schedule) {
            QTest::newRow(written)
                << QByteArray(written) << QByteArray(sampler) << QByteArray(schedule);
        };
        row("DDIM", "ddim", "automatic");
        row("ddim", "ddim", "automatic");
        row("Euler", "euler", "automatic");
        row("k_euler", "euler", "automatic");
        row("Euler a", "euler_a", "automatic");
        row("euler_ancestral", "euler_a", "automatic");
        row("Euler Ancestral", "euler_a", "automatic");
        row("k_euler_a", "euler_a", "automatic");
        row("DPM++ 2M", "dpmpp_2m", "automatic");
        row("DPM++ 2M Karras", "dpmpp_2m", "karras");
        row("dpmpp_2m", "dpmpp_2m", "automatic");
        row("dpm++2m", "dpmpp_2m", "automatic");
        row("k_dpmpp_2m", "dpmpp_2m", "automatic");
        row("dpmpp_2m karras", "dpmpp_2m", "karras");
        row("euler discrete", "euler", "automatic");
        row("DPM++ 2M SDE Karras", "dpmpp_2m_sde", "karras");
        row("dpmpp_2m_sde_gpu", "dpmpp_2m_sde", "automatic");
        row("DDPM", "ddpm", "automatic");
        row("PLMS", "pndm", "automatic");
        row("pndm", "pndm", "automatic");
        row("LMS Karras", "lms", "karras");
        row("k_lms", "lms", "automatic");
        row("Heun", "heun", "automatic");
        row("k_heun", "heun", "automatic");
        row("UniPC", "unipc", "automatic");
        row("uni_pc_bh2", "unipc", "automatic");
        row("LCM", "lcm", "automatic");
        for (const auto* unknown : {"DPM++ 2M SDE Heun",
                                    "DPM++ SDE Karras",
                                    "dpm++2mv2",
                                    "dpmpp_3m_sde",
                                    "DDIM Trailing",
                                    "ddim_v3",
                                    "heunpp2",
                                    "ipndm",
                                    "Karras",
                                    "",
                                    "k_"})
            row(unknown, "", "");
    }

    void spellings() {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, sampler);
        QFETCH(QByteArray, schedule);
        const auto named = sampler_named(written.toStdString());
        QCOMPARE(named.sampler, sampler.toStdString());
        QCOMPARE(named.schedule, schedule.toStdString());
    }

    void schedules() {
        QCOMPARE(schedule_named("Karras"), "karras");
        QCOMPARE(schedule_named("normal"), "automatic");
        QCOMPARE(schedule_named("Automatic"), "automatic");
        QCOMPARE(schedule_named("exponential"), "");
        QCOMPARE(schedule_named("sgm_uniform"), "");
    }
};

QTEST_GUILESS_MAIN(SamplerNamesTest)
#include "sampler_names_test.moc"
