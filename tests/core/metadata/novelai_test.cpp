// SPDX-License-Identifier: Apache-2.0
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>

using namespace seedbed;

namespace {

const char kComment[] = R"({"prompt": "{fox}, year 2022", "steps": 28, "height": 1216, "width": 832,
    "scale": 5.0, "uncond_scale": 1.0, "cfg_rescale": 0.0, "seed": 3816166865, "n_samples": 1,
    "noise_schedule": "native", "sampler": "k_euler", "sm": false, "uc": "lowres, {bad}",
    "request_type": "PromptGenerateRequest", "signed_hash": "abc"})";

}  // namespace

class NovelAiTest : public QObject {
    Q_OBJECT

    static void expect(const PictureSettings& settings) {
        QCOMPARE(settings.program, "NovelAI");
        QCOMPARE(settings.prompt, "{fox}, year 2022");
        QCOMPARE(settings.negative, "lowres, {bad}");
        QVERIFY(settings.seed == Seed(3816166865));
        QCOMPARE(settings.steps.value(), 28);
        QCOMPARE(settings.guidance.value(), 5.0);
        QCOMPARE(settings.width.value(), 832);
        QCOMPARE(settings.height.value(), 1216);
        QCOMPARE(settings.sampler, "euler");
        QCOMPARE(settings.schedule, "automatic");
        QCOMPARE(settings.model, "Stable Diffusion XL");
        QCOMPARE(settings.model_hash, "C1E1DE52");
        QVERIFY(!settings.noise);
        QVERIFY(settings.problems.empty());
    }

 private Q_SLOTS:
    void png() {
        expect(settings_in(png_with({{"Title", "AI generated image"},
                                     {"Description", "{fox}, year 2022"},
                                     {"Software", "NovelAI"},
                                     {"Source", "Stable Diffusion XL C1E1DE52"},
                                     {"Comment", kComment}})));
    }

    void webp() {
        const auto all =
            QStringLiteral(R"({"Software": "NovelAI", "Source": "Stable Diffusion XL C1E1DE52",
            "Description": "{fox}, year 2022", "Comment": %1})")
                .arg(QString::fromUtf8(kComment));
        expect(
            settings_in(webp_with({{{"Exif.Photo.UserComment", unicode_comment(all)}}, {}, {}})));
    }

    void version4() {
        const auto settings = settings_in(png_with(
            {{"Description", "x"},
             {"Software", "NovelAI"},
             {"Source", "NovelAI Diffusion V4 37442FCA"},
             {"Comment",
              R"({"steps": 23, "seed": 5, "sampler": "k_dpmpp_2m", "noise_schedule": "karras",
                "uc": "old", "v4_prompt": {"caption": {"base_caption": "a fox", "char_captions": []}},
                "v4_negative_prompt": {"caption": {"base_caption": "rain", "char_captions": []}}})"}}));
        QCOMPARE(settings.prompt, "a fox");
        QCOMPARE(settings.negative, "rain");
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.model, "NovelAI Diffusion V4");
        QVERIFY(!settings.clip_skip);
    }

    void theFirstVersionHadHabits() {
        const auto settings =
            settings_in(png_with({{"Description", "a fox"},
                                  {"Software", "NovelAI"},
                                  {"Source", "Stable Diffusion 81274D13"},
                                  {"Comment", R"({"steps": 28, "sampler": "k_euler_ancestral",
                                      "seed": 1, "scale": 11, "uc": "x"})"}}));
        QCOMPARE(settings.clip_skip.value(), 2);
        QCOMPARE(other_of(settings, "ENSD"), "31337");
        QCOMPARE(settings.sampler, "euler_a");
        QCOMPARE(settings.prompt, "a fox");
    }

    void badInput() {
        auto settings =
            settings_in(png_with({{"Software", "NovelAI"}, {"Comment", "{\"steps\": "}}));
        QCOMPARE(settings.problems.size(), std::size_t{1});
        settings = settings_in(
            png_with({{"Software", "NovelAI"}, {"Comment", R"({"seed": 1180591620717411303424,
                                             "v4_prompt": 7, "uc": null})"}}));
        QVERIFY(!settings.seed);
        QCOMPARE(settings.problems.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(NovelAiTest)
#include "novelai_test.moc"
