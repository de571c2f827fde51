// SPDX-License-Identifier: Apache-2.0
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>

using namespace seedbed;

namespace {

const char kJson[] = R"json({"adm_guidance": "(1.5, 0.8, 0.3)",
           "base_model" : "juggernautXL_v8Rundiffusion",
           "base_model_hash" : "aeb7e9e689",
           "full_negative_prompt" : [ "blur", "ugly" ],
           "full_prompt" : [ "cinematic still a fox", "a fox, masterpiece" ],
           "guidance_scale" : 4,
           "lora_combined_1" : "sd_xl_offset_example-lora_1.0 : 0.1",
           "loras" : [[ "sd_xl_offset_example-lora_1.0", 0.1, "4852686128" ]],
           "metadata_scheme" : "fooocus",
           "negative_prompt" : "blur",
           "performance" : "Speed",
           "prompt" : "a fox",
           "resolution" : "(1152, 896)",
           "sampler" : "dpmpp_2m",
           "scheduler" : "karras",
           "seed" : "4587458745",
           "sharpness" : 2,
           "steps" : 30,
           "styles" : "['Fooocus V2']",
           "vae" : "Default (model)",
           "version" : "Fooocus v2.5.5"
})json";

const char kText[] =
    "cinematic still a fox, masterpiece\nNegative prompt: blur, ugly\nSteps: 30, Sampler: DPM++ 2M "
    "Karras, Seed: 4587458745, Size: 1152x896, CFG scale: 4, Sharpness: 2, ADM Guidance: \"(1.5, "
    "0.8, 0.3)\", Model: juggernautXL, Model hash: aeb7e9e689, Performance: Speed, Scheduler: "
    "karras, VAE: Default (model), Raw prompt: a fox, Version: Fooocus v2.5.5";

}  // namespace

class FooocusTest : public QObject {
    Q_OBJECT

    static void expect(const PictureSettings& settings) {
        QCOMPARE(settings.program, "Fooocus");
        QCOMPARE(settings.program_version, "v2.5.5");
        QVERIFY(settings.seed == Seed(4587458745));
        QCOMPARE(settings.steps.value(), 30);
        QCOMPARE(settings.guidance.value(), 4.0);
        QCOMPARE(settings.width.value(), 1152);
        QCOMPARE(settings.height.value(), 896);
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.model_hash, "aeb7e9e689");
        QVERIFY(settings.noise == NoiseMode::Cpu);
        QVERIFY(settings.problems.empty());
    }

 private Q_SLOTS:
    void itsOwnScheme() {
        const auto settings =
            settings_in(png_with({{"parameters", kJson}, {"fooocus_scheme", "fooocus"}}));
        expect(settings);
        QCOMPARE(settings.prompt, "a fox");
        QCOMPARE(settings.negative, "blur");
        QCOMPARE(settings.model, "juggernautXL_v8Rundiffusion");
        QVERIFY(other_of(settings, "full_prompt").find("masterpiece") != std::string::npos);
        QVERIFY(other_of(settings, "loras").find("4852686128") != std::string::npos);
    }

    // It writes ASCII, and the tags into the first directory.
    void itsOwnSchemeInExif() {
        for (const auto* directory : {"Exif.Image.0x9286", "Exif.Photo.UserComment"}) {
            const Embedded embedded{
                {{directory, kJson, true}, {"Exif.Image.Software", "Fooocus v2.5.5", true}},
                {},
                {}};
            expect(settings_in(jpeg_with(embedded)));
            expect(settings_in(webp_with(embedded)));
        }
    }

    void automaticsScheme() {
        const auto settings =
            settings_in(png_with({{"parameters", kText}, {"fooocus_scheme", "a1111"}}));
        expect(settings);
        QCOMPARE(settings.prompt, "cinematic still a fox, masterpiece");
        QCOMPARE(other_of(settings, "Raw prompt"), "a fox");
    }

    void badInput() {
        const auto settings = settings_in(png_with(
            {{"parameters", R"json({"base_model": "x", "prompt": "fox", "resolution": "(1152)",
                "seed": "1e30", "steps": true, "loras": 3})json"}}));
        QCOMPARE(settings.prompt, "fox");
        QVERIFY(!settings.seed && !settings.width && !settings.steps);
        QCOMPARE(settings.problems.size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(FooocusTest)
#include "fooocus_test.moc"
