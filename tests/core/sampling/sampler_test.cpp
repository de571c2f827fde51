// SPDX-License-Identifier: Apache-2.0
#include "core/sampling/sampler.h"

#include "core/base/error.h"
#include "core/sampling/sampler_title.h"

#include <QtTest>

#include <set>

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

    void allSamplersAreListedOnceWithATitle() {
        const auto all = all_samplers();
        QCOMPARE(all.size(), std::size_t{11});
        std::set<std::string_view> names;
        std::set<std::string_view> titles;
        for (const Sampler sampler : all) {
            names.insert(to_string(sampler));
            titles.insert(title_of(sampler));
        }
        QCOMPARE(names.size(), all.size());
        QCOMPARE(titles.size(), all.size());
        QVERIFY(!titles.contains(""));
    }

    void whoDrawsFreshNoise() {
        for (const Sampler sampler : all_samplers())
            QVERIFY(takes_eta(sampler) == (sampler == Sampler::Ddim));
        QVERIFY(!adds_noise(Sampler::Ddim) && adds_noise(Sampler::Ddim, 0.5));
        for (const Sampler sampler :
             {Sampler::EulerAncestral, Sampler::DpmPp2mSde, Sampler::Ddpm, Sampler::Lcm})
            QVERIFY(adds_noise(sampler));
        for (const Sampler sampler :
             {Sampler::Euler, Sampler::DpmPp2m, Sampler::Pndm, Sampler::UniPc})
            QVERIFY(!adds_noise(sampler, 1.0));
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
        for (const char* text : {"", "DDIM", "dpm2", "ddim_karras", "euler_a_karras", "_karras"}) {
            Schedule schedule = Schedule::Automatic;
            try {
                parse_sampler(text, schedule);
                QFAIL(text);
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::InvalidRequest);
                const QString detail = QString::fromUtf8(error.what());
                QVERIFY(detail.contains(QString::fromUtf8(text)));
                QVERIFY(detail.contains(QStringLiteral(
                    "ddim, euler, euler_karras, euler_a, dpmpp_2m, dpmpp_2m_karras, dpmpp_2m_sde, "
                    "dpmpp_2m_sde_karras, ddpm, pndm, lms, lms_karras, heun, heun_karras, unipc, "
                    "unipc_karras, lcm")));
            }
            QVERIFY(schedule == Schedule::Automatic);
        }
    }
};

QTEST_GUILESS_MAIN(SamplerTest)
#include "sampler_test.moc"
