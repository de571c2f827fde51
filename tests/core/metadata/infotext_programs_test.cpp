// SPDX-License-Identifier: Apache-2.0
// AUTOMATIC1111, Forge, SD.Next, Krita AI Diffusion: one text, several dialects.
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>

using namespace seedbed;

namespace {

// As written by AUTOMATIC1111 1.10.
const char kAutomatic[] =
    "two cats on a bench, photo, (detailed:1.2) <lora:film:0.8>\n"
    "Negative prompt: blurry, lowres\n"
    "Steps: 30, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 965400086, Size: "
    "512x768, Model hash: 6ce0161689, Model: v1-5-pruned-emaonly, VAE hash: 735e4c3a44, VAE: "
    "vae-ft-mse.safetensors, Variation seed: 42, Variation seed strength: 0.1, Clip skip: 2, ENSD: "
    "31337, RNG: CPU, Lora hashes: \"film: 0123456789ab, grain: cdef\", Version: v1.10.1";

PictureSettings settings_from(const std::string& text) {
    return settings_in(png_with({{"parameters", text}}));
}

}  // namespace

class InfotextProgramsTest : public QObject {
    Q_OBJECT

    static void expect_automatic(const PictureSettings& settings) {
        QCOMPARE(settings.program, "AUTOMATIC1111");
        QCOMPARE(settings.program_version, "v1.10.1");
        QCOMPARE(settings.prompt, "two cats on a bench, photo, (detailed:1.2) <lora:film:0.8>");
        QCOMPARE(settings.negative, "blurry, lowres");
        QVERIFY(settings.seed == Seed(965400086));
        QCOMPARE(settings.steps.value(), 30);
        QCOMPARE(settings.guidance.value(), 7.0);
        QCOMPARE(settings.width.value(), 512);
        QCOMPARE(settings.height.value(), 768);
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.sampler_as, "DPM++ 2M Karras");
        QCOMPARE(settings.model, "v1-5-pruned-emaonly");
        QCOMPARE(settings.model_hash, "6ce0161689");
        QCOMPARE(settings.clip_skip.value(), 2);
        QVERIFY(settings.noise == NoiseMode::Cpu);
        const std::vector<NoiseMix> chain{{Seed(42), 0.1}};
        QVERIFY(settings.recipe.chain == chain);
        QVERIFY(settings.recipe.form == SlerpForm::PerColumn);
        QVERIFY(!settings.recipe.pad);
        QCOMPARE(other_of(settings, "Lora hashes"), "film: 0123456789ab, grain: cdef");
        QCOMPARE(other_of(settings, "ENSD"), "31337");
        QVERIFY(settings.problems.empty());
    }

 private Q_SLOTS:
    void automatic1111InEveryContainer() {
        const auto file = read_back(png_with({{"parameters", kAutomatic}}, 24, 16));
        QVERIFY(file.kind == PictureKind::Png);
        QCOMPARE(file.width, 24);
        QCOMPARE(file.height, 16);
        QCOMPARE(file.as_written, kAutomatic);
        expect_automatic(*file.settings);
        expect_automatic(settings_in(png_with_compressed({{"parameters", kAutomatic}})));
        const Embedded embedded{
            {{"Exif.Photo.UserComment", unicode_comment(QString::fromUtf8(kAutomatic))}}, {}, {}};
        expect_automatic(settings_in(jpeg_with(embedded)));
        expect_automatic(settings_in(webp_with(embedded)));
        expect_automatic(settings_in(jpeg_with({{}, {}, kAutomatic})));
    }

    void whatIsLeftOutHasItsMeaning() {
        const auto settings = settings_from(
            "a cat\nSteps: 20, Sampler: Euler a, CFG scale: 7.5, Seed: 1, Size: 512x512, Model "
            "hash: 38b5677b, Version: v1.6.0");
        QCOMPARE(settings.negative, "");
        QVERIFY(settings.noise == NoiseMode::Nv);  // drawn on the GPU
        QCOMPARE(settings.sampler, "euler_a");
        QCOMPARE(settings.schedule, "automatic");
        QVERIFY(!settings.clip_skip);
        QVERIFY(settings.recipe.plain());
    }

    void olderFilesHaveTheScheduleInTheSampler() {
        const auto settings = settings_from(
            "a\nSteps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 1, Size: 512x512");
        QCOMPARE(settings.program, "AUTOMATIC1111");
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.sampler_as, "DPM++ 2M Karras");
    }

    void anUnknownSamplerAndScheduleKeepTheirNames() {
        auto settings = settings_from(
            "a\nSteps: 20, Sampler: DPM++ SDE, Schedule type: Exponential, CFG scale: 7, Seed: 1, "
            "Version: v1.10.1");
        QCOMPARE(settings.sampler, "");
        QCOMPARE(settings.schedule, "");
        QCOMPARE(settings.sampler_as, "DPM++ SDE Exponential");
        QCOMPARE(other_of(settings, "Schedule type"), "Exponential");
        settings = settings_from(
            "a\nSteps: 20, Sampler: Euler, Schedule type: SGM Uniform, CFG scale: 7, Seed: 1");
        QCOMPARE(settings.sampler, "euler");
        QCOMPARE(settings.schedule, "");
    }

    void bracketsAndManyLines() {
        const auto settings = settings_from(
            "one\ntwo, three\n\nNegative prompt: four\nfive\nSteps: 20, Sampler: DDIM, Eta DDIM: "
            "0.5, Eta: 0.67, CFG scale: 7, Seed: 18446744073709551615, Size: 512x512, Hashes: "
            "{\"model\": \"abcdef0123\", \"lora:x\": \"y\"}, Civitai resources: "
            "[{\"type\":\"checkpoint\",\"modelVersionId\":479474},{\"type\":\"lora\",\"weight\":0.7"
            "}], Hires prompt: \"a: b, c\\nd\", Version: v1.9.4");
        QCOMPARE(settings.prompt, "one\ntwo, three\n");
        QCOMPARE(settings.negative, "four\nfive");
        QVERIFY(settings.seed == Seed(18446744073709551615u));
        QCOMPARE(settings.model_hash, "abcdef0123");
        QCOMPARE(settings.eta.value(), 0.5);
        QCOMPARE(other_of(settings, "Eta"), "0.67");
        QCOMPARE(other_of(settings, "Hires prompt"), "a: b, c\nd");
        QVERIFY(other_of(settings, "Civitai resources").find("479474") != std::string::npos);
        QVERIFY(settings.problems.empty());
    }

    void forge() {
        const auto settings = settings_from(
            "a\nSteps: 20, Sampler: Euler, Schedule type: Simple, CFG scale: 1, Distilled CFG "
            "Scale: 3.5, Seed: 7, Size: 896x1152, Model hash: c161224931, Model: flux1-dev, RNG: "
            "GPU, Version: f2.0.1v1.10.1-previous-659-gc055f2d4");
        QCOMPARE(settings.program, "Forge");
        QCOMPARE(settings.program_version, "f2.0.1v1.10.1-previous-659-gc055f2d4");
        QVERIFY(settings.noise == NoiseMode::Nv);
        QCOMPARE(other_of(settings, "Distilled CFG Scale"), "3.5");
        QCOMPARE(settings_from("a\nSteps: 20, Sampler: Euler, Seed: 1, Version: neo").program,
                 "Forge");
    }

    void sdNext() {
        const auto settings = settings_from(
            "girl\nNegative prompt: low quality\nSteps: 20, Size: 1312x1408, Sampler: DPM++ 2M, "
            "Scheduler: karras, Seed: 1561296656, CFG scale: 6, CFG rescale: 0.7, App: SD.Next, "
            "Version: 8b73cb6, Pipeline: StableDiffusionXLPipeline, Operations: txt2img, Model: "
            "hassakuXL, Model hash: 847403d47a");
        QCOMPARE(settings.program, "SD.Next");
        QCOMPARE(settings.program_version, "8b73cb6");
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.width.value(), 1312);
        QVERIFY(!settings.noise);  // it does not write where
        QCOMPARE(other_of(settings, "CFG rescale"), "0.7");
    }

    void krita() {
        const auto settings = settings_from(
            "A cat \xE7\xB4\x85 <lora:lora1:0.7>\nNegative prompt: dog\nSteps: 20, Sampler: Euler "
            "- euler_a, CFG scale: 7.5, Seed: 12345, Size: 512x768, Model hash: unknown, Model: "
            "model.ckpt, Denoising strength: 0.8");
        QCOMPARE(settings.program, "Krita AI Diffusion");
        QCOMPARE(settings.prompt, "A cat \xE7\xB4\x85 <lora:lora1:0.7>");
        QCOMPARE(settings.sampler, "euler_a");
        QCOMPARE(settings.model, "model");
        QCOMPARE(settings.model_hash, "");
        QVERIFY(settings.noise == NoiseMode::Cpu);
        QCOMPARE(other_of(settings, "Denoising strength"), "0.8");
    }

    void aTextWithoutFieldsIsAPrompt() {
        const auto settings = settings_from("a lonely prompt");
        QCOMPARE(settings.prompt, "a lonely prompt");
        QCOMPARE(settings.program, "");
        QVERIFY(!settings.seed && !settings.steps && !settings.noise);
    }

    // A camera's comment is no prompt.
    void otherCommentsAreNotSettings() {
        QVERIFY(!read_back(jpeg_with({{{"Exif.Photo.UserComment",
                                        unicode_comment(QStringLiteral("Holidays in Rome"))},
                                       {"Exif.Image.ImageDescription", "A square", true}},
                                      {},
                                      "made with love"}))
                     .settings);
        QVERIFY(!read_back(png_with({{"Comment", "hello"}, {"Software", "GIMP"}})).settings);
        QVERIFY(!read_back(png_with({})).settings);
    }

    void badValuesAreSentencesAndTheRestIsRead() {
        const auto settings = settings_from(
            "a cat\nSteps: 1000000000000, Sampler: DDIM, CFG scale: seven, Seed: -1, Size: 512, "
            "Variation seed: 1.5, Variation seed strength: 0.3, Clip skip: 0, RNG: dice, Version: "
            "v1.10.1");
        QCOMPARE(settings.prompt, "a cat");
        QCOMPARE(settings.sampler, "ddim");
        QVERIFY(!settings.steps && !settings.guidance && !settings.seed && !settings.width);
        QVERIFY(settings.recipe.plain() && !settings.clip_skip && !settings.noise);
        QCOMPARE(settings.problems.size(), std::size_t{7});
        for (const auto* value : {"\"1000000000000\"",
                                  "\"seven\"",
                                  "\"-1\"",
                                  "\"512\"",
                                  "\"1.5\"",
                                  "\"0\"",
                                  "\"dice\""}) {
            const bool quoted = std::any_of(
                settings.problems.begin(), settings.problems.end(), [&](const auto& problem) {
                    return problem.find(value) != std::string::npos && problem.back() == '.';
                });
            QVERIFY2(quoted, value);
        }
    }
};

QTEST_GUILESS_MAIN(InfotextProgramsTest)
#include "infotext_programs_test.moc"
