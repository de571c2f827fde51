// SPDX-License-Identifier: Apache-2.0
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>

using namespace seedbed;

namespace {

// docs/Image Metadata Format.md of SwarmUI; some values as texts, as it allows itself.
const char kSwarm[] = R"({
  "sui_image_params": {
    "prompt": "a photo of a cat",
    "negativeprompt": "dog",
    "model": "OfficialStableDiffusion/sd_xl_base_1.0",
    "seed": 9007199254740993,
    "steps": "20",
    "cfgscale": "7.0",
    "aspectratio": "1:1",
    "width": 1024,
    "height": 1024,
    "sampler": "euler_ancestral",
    "scheduler": "karras",
    "automaticvae": true,
    "variationseed": 42,
    "variationseedstrength": 0.15,
    "swarm_version": "0.9.3.1"
  },
  "sui_extra_data": {"date": "2024-11-13"},
  "sui_models": [{"name": "vae", "param": "vae", "hash": "0x1"},
                 {"name": "sd_xl_base_1.0.safetensors", "param": "model", "hash": "0xabc"}]
})";

}  // namespace

class SwarmUiTest : public QObject {
    Q_OBJECT

    static void expect(const PictureSettings& settings) {
        QCOMPARE(settings.program, "SwarmUI");
        QCOMPARE(settings.program_version, "0.9.3.1");
        QCOMPARE(settings.prompt, "a photo of a cat");
        QCOMPARE(settings.negative, "dog");
        QVERIFY(settings.seed == Seed(9007199254740993));
        QCOMPARE(settings.steps.value(), 20);
        QCOMPARE(settings.guidance.value(), 7.0);
        QCOMPARE(settings.width.value(), 1024);
        QCOMPARE(settings.sampler, "euler_a");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.model, "sd_xl_base_1.0");
        QCOMPARE(settings.model_hash, "0xabc");
        QVERIFY(settings.noise == NoiseMode::Cpu);
        const std::vector<NoiseMix> chain{{Seed(42), 0.15}};
        QVERIFY(settings.recipe.chain == chain);
        QVERIFY(settings.recipe.form == SlerpForm::PerColumn);
        QCOMPARE(other_of(settings, "aspectratio"), "1:1");
        QVERIFY(settings.problems.empty());
    }

 private Q_SLOTS:
    void pngAndJpeg() {
        expect(settings_in(png_with({{"parameters", kSwarm}})));
        const auto comment = unicode_comment(QString::fromUtf8(kSwarm), true);
        expect(settings_in(jpeg_with({{{"Exif.Photo.UserComment", comment}}, {}, {}})));
    }

    void anyFieldMayBeAbsent() {
        const auto settings =
            settings_in(png_with({{"parameters", R"({"sui_image_params": {}})"}}));
        QCOMPARE(settings.program, "SwarmUI");
        QVERIFY(!settings.seed && settings.prompt.empty() && settings.problems.empty());
    }

    void badInput() {
        auto settings = settings_in(
            png_with({{"parameters",
                       R"({"sui_image_params": {"prompt": "cat", "seed": "-1", "steps": 2.5,
                           "variationseed": -2, "variationseedstrength": 0.5}})"}}));
        QCOMPARE(settings.prompt, "cat");
        QCOMPARE(settings.problems.size(), std::size_t{3});
        settings = settings_in(png_with({{"parameters", R"({"sui_image_params": {"prompt": )"}}));
        QVERIFY(!settings.problems.empty());
        QVERIFY(settings.problems[0].find("not valid JSON") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(SwarmUiTest)
#include "swarmui_test.moc"
