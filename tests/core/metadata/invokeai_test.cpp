// SPDX-License-Identifier: Apache-2.0
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>

using namespace seedbed;

class InvokeAiTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void metadataOfVersion5() {
        const auto settings = settings_in(png_with(
            {{"invokeai_metadata",
              R"({"generation_mode":"sdxl_txt2img","positive_prompt":"a fox","negative_prompt":"rain",
                "width":832,"height":1216,"seed":1554095076,"rand_device":"cpu","cfg_scale":15.0,
                "cfg_rescale_multiplier":0,"steps":50,"scheduler":"dpmpp_2m_k","seamless_x":false,
                "model":{"key":"f6","hash":"blake3:cb1c","name":"Juggernaut XL","base":"sdxl","type":"main"},
                "loras":[{"model":{"key":"a","hash":"b","name":"film","base":"sdxl","type":"lora"},"weight":0.75}],
                "app_version":"5.4.3"})"},
             {"invokeai_graph", "{}"}}));
        QCOMPARE(settings.program, "InvokeAI");
        QCOMPARE(settings.program_version, "5.4.3");
        QCOMPARE(settings.prompt, "a fox");
        QCOMPARE(settings.negative, "rain");
        QVERIFY(settings.seed == Seed(1554095076));
        QVERIFY(settings.noise == NoiseMode::Cpu);
        QCOMPARE(settings.steps.value(), 50);
        QCOMPARE(settings.guidance.value(), 15.0);
        QCOMPARE(settings.width.value(), 832);
        QCOMPARE(settings.height.value(), 1216);
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.sampler_as, "dpmpp_2m_k");
        QCOMPARE(settings.model, "Juggernaut XL");
        QCOMPARE(settings.model_hash, "blake3:cb1c");
        QCOMPARE(other_of(settings, "LoRA"), "film: 0.75");
        QVERIFY(settings.problems.empty());
    }

    void metadataOfVersion3() {
        const auto settings = settings_in(png_with(
            {{"invokeai_metadata",
              R"({"positive_prompt":"a","seed":7,"rand_device":"cuda","clip_skip":1,"scheduler":"euler_a",
                "model":{"model_name":"dreamshaper","base_model":"sd-1"},
                "loras":[{"lora":{"model_name":"ink","base_model":"sd-1"},"weight":1}]})"}}));
        QVERIFY(settings.noise == NoiseMode::Nv);
        QCOMPARE(settings.clip_skip.value(), 2);  // it counts the layers left out
        QCOMPARE(settings.sampler, "euler_a");
        QCOMPARE(settings.schedule, "automatic");
        QCOMPARE(settings.model, "dreamshaper");
        QCOMPARE(other_of(settings, "LoRA"), "ink: 1");
    }

    void sdMetadataOfVersion2() {
        const auto settings = settings_in(png_with(
            {{"Dream", "\"human flower [ugly]\" -s 50 -S 3038946690 -W 512 -H 768 -C 7.5 -A k_lms"},
             {"sd-metadata",
              R"({"model":"stable diffusion","model_weights":"Cyberpunk-Anime","model_hash":"a8f7",
                "app_id":"invoke-ai/InvokeAI","app_version":"2.2.5","image":{"prompt":
                [{"prompt":"human flower [ugly, old] by Jones [bad]","weight":1.0}],"steps":50,"cfg_scale":7.5,
                "threshold":0,"perlin":0,"height":768,"width":512,"seed":3038946690,"seamless":false,
                "hires_fix":false,"type":"txt2img","postprocessing":null,"sampler":"k_euler_a",
                "variations":[{"seed":42,"weight":0.1},{"seed":7,"weight":0.2}]}})"}}));
        QCOMPARE(settings.program_version, "2.2.5");
        QCOMPARE(settings.prompt, "human flower  by Jones");
        QCOMPARE(settings.negative, "ugly, old bad");
        QVERIFY(settings.seed == Seed(3038946690));
        QCOMPARE(settings.sampler, "euler_a");
        QCOMPARE(settings.height.value(), 768);
        QCOMPARE(settings.model, "Cyberpunk-Anime");
        const std::vector<NoiseMix> chain{{Seed(42), 0.1}, {Seed(7), 0.2}};
        QVERIFY(settings.recipe.chain == chain);
        QVERIFY(settings.recipe.form == SlerpForm::Whole);
    }

    void dreamAlone() {
        const auto settings = settings_in(png_with(
            {{"Dream",
              "\"a \"quoted\" fox [rain]\" -s 30 -S 11 -W 640 -H 512 -C 8.5 -A ddim -V 5:0.25"}}));
        QCOMPARE(settings.prompt, "a \"quoted\" fox");
        QCOMPARE(settings.negative, "rain");
        QVERIFY(settings.seed == Seed(11));
        QCOMPARE(settings.steps.value(), 30);
        QCOMPARE(settings.width.value(), 640);
        QCOMPARE(settings.height.value(), 512);
        QCOMPARE(settings.guidance.value(), 8.5);
        QCOMPARE(settings.sampler, "ddim");
        const std::vector<NoiseMix> chain{{Seed(5), 0.25}};
        QVERIFY(settings.recipe.chain == chain);
    }

    void badInput() {
        auto settings = settings_in(png_with({{"invokeai_metadata", R"({"seed": -5, "steps": [],
            "width": "wide", "model": 7, "loras": {"a": 1}, "positive_prompt": "fox"})"}}));
        QCOMPARE(settings.prompt, "fox");
        QVERIFY(!settings.seed && !settings.steps && !settings.width);
        QCOMPARE(settings.problems.size(), std::size_t{3});
        QVERIFY(settings.problems[0].find("\"-5\"") != std::string::npos);
        settings = settings_in(png_with({{"sd-metadata", "[]"}}));
        QCOMPARE(settings.problems.size(), std::size_t{1});
        settings = settings_in(png_with({{"Dream", "-S"}}));
        QVERIFY(!settings.seed);
        settings = settings_in(png_with({{"Dream", "\"a\" -S x -V nonsense"}}));
        QCOMPARE(settings.problems.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(InvokeAiTest)
#include "invokeai_test.moc"
