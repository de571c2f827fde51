// SPDX-License-Identifier: Apache-2.0
#include "core/engine/picture_text.h"

#include "core/engine/recipe_key.h"

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
                                "dtype",
                                "recipe_key"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json["seed"].get<std::uint64_t>(), 42u);
        QCOMPARE(json["batch"].get<int>(), 3);
        QCOMPARE(json["recipe_key"].get<std::string>(), recipe_key(record()));
    }

    void oneVariationSeedIsWrittenAsA1111Does() {
        auto made = record();
        made.request.recipes = {{{{Seed(7), 0.1}}, {}, SlerpForm::PerColumn}};
        const auto info = infotext_of(made);
        QCOMPARE(*info.field("Variation seed"), std::string("7"));
        QCOMPARE(*info.field("Variation seed strength"), std::string("0.1"));
        QVERIFY(!info.field("Noise recipe") && !info.field("Noise slerp"));
        const auto text = QString::fromStdString(format_infotext(info));
        QVERIFY(text.contains(QStringLiteral(
            "Model: Tabletop, Variation seed: 7, Variation seed strength: 0.1, RNG: CPU")));
    }

    // Under AUTOMATIC1111's names they would be read as another picture.
    void otherRecipesHaveFieldsOfOurOwn() {
        auto made = record();
        made.request.recipes = {{{{Seed(42), 0.2}, {Seed(7), 0.1}}, {}, SlerpForm::PerColumn}};
        auto info = infotext_of(made);
        QVERIFY(!info.field("Variation seed"));
        QCOMPARE(*info.field("Noise recipe"), std::string("42:0.2;7:0.1"));
        QCOMPARE(*info.field("Noise slerp"), std::string("per_column"));
        made.request.recipes = {{{{Seed(7), 1}}, {}, SlerpForm::Whole}};
        info = infotext_of(made);
        QVERIFY(!info.field("Variation seed"));
        QCOMPARE(*info.field("Noise recipe"), std::string("7:1"));
        made.request.recipes = {{{}, NoisePad{Seed(1), Seed(2), Seed(3), 0.5, 0.25}}};
        info = infotext_of(made);
        QVERIFY(!info.field("Noise recipe"));
        QCOMPARE(*info.field("Noise pad"),
                 std::string("right 1, below 2, diagonal 3, at 0.5, 0.25"));
        QVERIFY(parse_infotext(format_infotext(info)) == info);
    }

    void recipesStandInTheSettings() {
        auto made = record();
        const auto plain = picture_text(made);
        made.request.recipes = {{{}, {}, SlerpForm::PerColumn}};
        QCOMPARE(picture_text(made), plain);  // nothing is mixed
        made.request.recipes = {
            {{{Seed(7), 0.1}}, NoisePad{Seed(1), Seed(2), Seed(3), 0.5, 0.25}, SlerpForm::Whole}};
        const auto json = settings_json(made);
        QCOMPARE(json["variation"].get<std::string>(), std::string("7:0.1"));
        QCOMPARE(json["slerp"].get<std::string>(), std::string("whole"));
        QCOMPARE(json["pad"]["diagonal"].get<int>(), 3);
        QCOMPARE(json["pad"]["y"].get<double>(), 0.25);
        QVERIFY(!settings_json(record()).contains("variation"));
    }

    void whatIsWrittenReadsBack() {
        auto made = record();
        made.request.recipes = {{{{Seed(7), 0.1}}, {}, SlerpForm::PerColumn}};
        const auto settings = picture_settings(made);
        QCOMPARE(settings.program, std::string("Seedbed"));
        QCOMPARE(settings.prompt, made.request.prompt);
        QCOMPARE(settings.negative, made.request.negative);
        QVERIFY(settings.seed == Seed(42) && settings.steps == 12 && settings.guidance == 4.5);
        QVERIFY(settings.recipe == made.request.recipes[0]);
        QVERIFY(settings.problems.empty());
    }

    void promptsNeedNotBeUtf8() {
        auto made = record();
        made.request.prompt = "a red \xff cube";
        const auto text = picture_text(made);
        QVERIFY(nlohmann::json::parse(text[1].second)["prompt"] == "a red \xef\xbf\xbd cube");
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
