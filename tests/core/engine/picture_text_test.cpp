// SPDX-License-Identifier: Apache-2.0
#include "core/engine/picture_text.h"

#include <QtTest>

namespace seedbed {

class PictureTextTest : public QObject {
    Q_OBJECT

    static ImageRecord record() {
        ImageRecord record;
        record.request.prompt = "a red cube";
        record.request.negative = "blur";
        record.request.seeds = {Seed(42)};
        record.request.steps = 12;
        record.request.guidance = 4.5;
        record.request.width = 128;
        record.request.height = 64;
        record.request.batch = 3;
        record.seed = Seed(42);
        record.model_name = "Tabletop";
        record.model_hash = "0123456789";
        record.device = "cpu";
        record.dtype = "float32";
        record.version = "0.1.0";
        return record;
    }

 private Q_SLOTS:
    void infotextIsWrittenAsA1111Does() {
        QCOMPARE(
            QString::fromStdString(format_infotext(infotext_of(record()))),
            QStringLiteral(
                "a red cube\nNegative prompt: blur\n"
                "Steps: 12, Sampler: DDIM, Schedule type: Automatic, CFG scale: 4.5, Seed: 42, "
                "Size: 128x64, Model hash: 0123456789, Model: Tabletop, RNG: CPU, "
                "Version: Seedbed 0.1.0"));
    }

    void samplersHaveA1111sNames_data() {
        QTest::addColumn<int>("sampler");
        QTest::addColumn<QString>("name");
        QTest::newRow("ddim") << static_cast<int>(Sampler::Ddim) << "DDIM";
        QTest::newRow("euler") << static_cast<int>(Sampler::Euler) << "Euler";
        QTest::newRow("euler_a") << static_cast<int>(Sampler::EulerAncestral) << "Euler a";
        QTest::newRow("dpmpp_2m") << static_cast<int>(Sampler::DpmPp2m) << "DPM++ 2M";
    }
    void samplersHaveA1111sNames() {
        QFETCH(int, sampler);
        QFETCH(QString, name);
        auto made = record();
        made.request.sampler = static_cast<Sampler>(sampler);
        QCOMPARE(QString::fromStdString(*infotext_of(made).field("Sampler")), name);
    }

    void otherChoicesShow() {
        auto made = record();
        made.request.sampler = Sampler::DpmPp2m;
        made.request.schedule = Schedule::Karras;
        made.request.noise = NoiseMode::Nv;
        made.request.guidance = 7;
        const auto info = infotext_of(made);
        QCOMPARE(*info.field("Schedule type"), std::string("Karras"));
        QCOMPARE(*info.field("RNG"), std::string("NV"));
        QCOMPARE(*info.field("CFG scale"), std::string("7"));
        QVERIFY(!info.field("Eta"));
        made.request.sampler = Sampler::Ddim;
        made.request.eta = 0.5;
        QCOMPARE(*infotext_of(made).field("Eta"), std::string("0.5"));
    }

    void settingsHoldAllThatMakesThePicture() {
        const auto json = settings_json(record());
        for (const char* key : {"version",
                                "torch",
                                "prompt",
                                "negative",
                                "seed",
                                "noise",
                                "steps",
                                "sampler",
                                "schedule",
                                "guidance",
                                "eta",
                                "width",
                                "height",
                                "batch",
                                "model",
                                "model_hash",
                                "device",
                                "dtype"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json["seed"].get<std::uint64_t>(), 42u);
        QCOMPARE(json["batch"].get<int>(), 3);
    }

    void nothingTellsWhenOrWhere() {
        auto here = record();
        auto there = record();
        here.path = "a/00000-42.png";
        here.seconds = 1;
        there.path = "b/00007-42.png";
        there.seconds = 2;
        QCOMPARE(picture_text(here), picture_text(there));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::PictureTextTest)
#include "picture_text_test.moc"
