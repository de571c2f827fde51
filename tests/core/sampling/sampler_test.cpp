// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/sampler.h"

#include "core/base/error.h"

#include <QtTest>

using namespace seedbed;

class SamplerTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void namesRoundTrip() {
        for (const Sampler sampler : all_samplers()) {
            Schedule schedule = Schedule::Automatic;
            QVERIFY(parse_sampler(to_string(sampler), schedule) == sampler);
            QVERIFY(schedule == Schedule::Automatic);
        }
    }

    void suffixAsksForKarras() {
        Schedule schedule = Schedule::Automatic;
        QVERIFY(parse_sampler("dpmpp_2m_karras", schedule) == Sampler::DpmPp2m);
        QVERIFY(schedule == Schedule::Karras);
    }

    void nameWithoutSuffixKeepsTheSchedule() {
        Schedule schedule = Schedule::Karras;
        QVERIFY(parse_sampler("euler", schedule) == Sampler::Euler);
        QVERIFY(schedule == Schedule::Karras);
    }

    void unknownNamesListWhatThereIs() {
        for (const char* text : {"", "DDIM", "heun", "ddim_karras", "euler_a_karras", "_karras"}) {
            Schedule schedule = Schedule::Automatic;
            try {
                parse_sampler(text, schedule);
                QFAIL(text);
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::InvalidRequest);
                const QString detail = QString::fromUtf8(error.what());
                QVERIFY(detail.contains(QString::fromUtf8(text)));
                QVERIFY(detail.contains(QStringLiteral(
                    "ddim, euler, euler_karras, euler_a, dpmpp_2m, dpmpp_2m_karras")));
            }
            QVERIFY(schedule == Schedule::Automatic);
        }
    }
};

QTEST_GUILESS_MAIN(SamplerTest)
#include "sampler_test.moc"
