// SPDX-License-Identifier: Apache-2.0
#include "core/engine/recall.h"

#include "core/metadata/read_settings.h"

#include <QTest>

#include <algorithm>

using namespace seedbed;

namespace {

GenerateRequest base() {
    GenerateRequest request;
    request.prompt = "old";
    request.negative = "old";
    request.seeds = {Seed(1), Seed(2)};
    request.width = request.height = 128;
    return request;
}

bool says(const Recalled& recalled, const std::string& part) {
    return std::any_of(recalled.not_mapped.begin(),
                       recalled.not_mapped.end(),
                       [&](const auto& text) { return text.find(part) != std::string::npos; });
}

bool filled(const Recalled& recalled, const std::string& name) {
    return std::find(recalled.filled.begin(), recalled.filled.end(), name) != recalled.filled.end();
}

Recalled recall_text(const char* text) {
    return recall(*settings_of({{"parameters", text}}), base());
}

}  // namespace

class RecallTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aPictureThatCanBeMadeAgain() {
        const auto recalled = recall_text(
            "a cat\nNegative prompt: dog\nSteps: 30, Sampler: DPM++ 2M, Schedule type: Karras, CFG "
            "scale: 7, Seed: 965400086, Size: 512x768, Model: Tabletop, Variation seed: 42, "
            "Variation "
            "seed strength: 0.1, RNG: NV, Version: v1.10.1");
        const auto& request = recalled.request;
        QCOMPARE(request.prompt, "a cat");
        QCOMPARE(request.negative, "dog");
        QVERIFY(request.seeds == std::vector<Seed>{Seed(965400086)});
        QCOMPARE(request.steps, 30);
        QVERIFY(request.sampler == Sampler::DpmPp2m && request.schedule == Schedule::Karras);
        QCOMPARE(request.guidance, 7.0);
        QCOMPARE(request.width, 512);
        QCOMPARE(request.height, 768);
        QVERIFY(request.noise == NoiseMode::Nv);
        QCOMPARE(request.recipes.size(), std::size_t{1});
        QVERIFY(request.recipes[0].form == SlerpForm::PerColumn);
        const std::vector<std::string> all{"prompt",
                                           "negative",
                                           "noise",
                                           "seeds",
                                           "variation",
                                           "sampler",
                                           "schedule",
                                           "steps",
                                           "guidance",
                                           "size"};
        QVERIFY(recalled.filled == all);
        QVERIFY2(recalled.not_mapped.empty(),
                 recalled.not_mapped.empty() ? "" : recalled.not_mapped[0].c_str());
        validate(request);
    }

    void whatWeDoNotHaveIsSaid() {
        const auto recalled = recall_text(
            "a cat, (detailed:1.2) <lora:film:0.8>, BREAK\nSteps: 2000, Sampler: DPM++ SDE, "
            "Schedule "
            "type: Exponential, CFG scale: 7, Seed: -1, Size: 513x512, Model hash: 879db523c3, "
            "Model: "
            "dreamshaper_8, VAE: mse.pt, Clip skip: 2, Denoising strength: 0.5, Hires upscale: 2, "
            "Hires "
            "steps: 10, ADetailer model: face.pt, ADetailer prompt: x, Tiling: True, Version: "
            "v1.10.1");
        QVERIFY(says(recalled,
                     "The sampler DPM++ SDE Exponential is not in Seedbed: the panel keeps DDIM."));
        QVERIFY(says(recalled,
                     "The model dreamshaper_8 (hash 879db523c3) is not loaded: the panel keeps "
                     "Tabletop."));
        QVERIFY(says(recalled, "The LoRA film (0.8) is not applied"));
        QVERIFY(says(recalled, "\"(detailed:1.2)\""));
        QVERIFY(says(recalled, "Clip skip 2"));
        QVERIFY(says(recalled, "513x512"));
        QVERIFY(says(recalled, "2000 steps"));
        QVERIFY(says(recalled, "The seed \"-1\""));
        QVERIFY(says(recalled, "VAE mse.pt"));
        QVERIFY(says(recalled, "A second pass"));
        QVERIFY(says(recalled, "ADetailer"));
        QVERIFY(says(recalled, "Tiling"));
        QCOMPARE(std::count_if(
                     recalled.not_mapped.begin(),
                     recalled.not_mapped.end(),
                     [](const auto& text) { return text.find("ADetailer") != std::string::npos; }),
                 1);
        for (const auto& sentence : recalled.not_mapped) QCOMPARE(sentence.back(), '.');
        QCOMPARE(recalled.request.prompt, "a cat, (detailed:1.2), BREAK");
        QCOMPARE(recalled.request.steps, base().steps);
        QCOMPARE(recalled.request.width, 128);
        QVERIFY(recalled.request.seeds == base().seeds);
        QVERIFY(!filled(recalled, "sampler") && !filled(recalled, "size") &&
                !filled(recalled, "seeds"));
        validate(recalled.request);
    }

    void theScheduleMustGoWithTheSampler() {
        auto recalled =
            recall_text("a\nSteps: 5, Sampler: Euler a, Schedule type: Karras, Seed: 1");
        QVERIFY(recalled.request.sampler == Sampler::EulerAncestral);
        QVERIFY(recalled.request.schedule == Schedule::Automatic);
        QVERIFY(says(recalled, "Karras does not go with Euler a"));
        recalled = recall_text("a\nSteps: 5, Sampler: Euler, Schedule type: Beta, Seed: 1");
        QVERIFY(says(recalled, "The schedule Beta is not in Seedbed"));
        validate(recalled.request);
    }

    void etaBelongsToDdim() {
        PictureSettings settings;
        settings.sampler = "ddim";
        settings.eta = 0.5;
        QCOMPARE(recall(settings, base()).request.eta, 0.5);
        settings.sampler = "euler";
        const auto recalled = recall(settings, base());
        QCOMPARE(recalled.request.eta, 0.0);
        QVERIFY(says(recalled, "eta 0.5"));
        auto with_eta = base();
        with_eta.eta = 0.3;
        settings.eta.reset();
        QCOMPARE(recall(settings, with_eta).request.eta, 0.0);
    }

    void aPlainSeedForgetsTheRecipe() {
        auto request = base();
        request.recipes = {NoiseRecipe{{{Seed(4), 0.5}}, {}, SlerpForm::Whole}};
        PictureSettings settings;
        settings.seed = Seed(9);
        const auto recalled = recall(settings, request);
        QVERIFY(recalled.request.recipes.empty());
        QVERIFY(says(recalled, "does not tell where its noise was drawn"));
        QCOMPARE(recalled.request.prompt, "old");  // nothing said, nothing changed
        QVERIFY(recall({}, request).request == request);
        QVERIFY(recall({}, request).not_mapped.empty());
    }

    void theModelByItsFolder() {
        PictureSettings settings;
        settings.model = "sd15";
        auto request = base();
        request.model = "/models/sd15/";
        QVERIFY(recall(settings, request).not_mapped.empty());
        settings.model = "other";
        QVERIFY(says(recall(settings, request), "the panel keeps sd15."));
    }
};

QTEST_GUILESS_MAIN(RecallTest)
#include "recall_test.moc"
