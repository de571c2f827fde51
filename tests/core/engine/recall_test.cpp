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
                                           "size",
                                           "syntax"};
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
        QVERIFY(says(recalled, "The LoRA film (0.8) is not applied: no file of that name"));
        QVERIFY(says(recalled, "The picture began with another one (Denoising strength 0.5)"));
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

    void whatAutomatic1111NamesIsTakenOver() {
        const auto recalled = recall_text(
            "a (red:1.2) cat\nSteps: 5, Sampler: Euler a, Seed: 1, Clip skip: 2, ENSD: 31337, RNG: "
            "CPU, Emphasis: Original, Version: v1.10.1");
        QVERIFY(recalled.not_mapped.empty());
        QVERIFY(recalled.request.text.syntax == PromptSyntax::Webui);
        QCOMPARE(recalled.request.text.clip_skip, 2);
        QCOMPARE(recalled.request.ensd, 31337);
        QVERIFY(filled(recalled, "ENSD") && filled(recalled, "clip skip"));
        auto before = base();
        before.ensd = 5;
        before.text.clip_skip = 3;
        const auto silent = recall(
            *settings_of({{"parameters", "a\nSteps: 5, Sampler: Euler a, Seed: 1"}}), before);
        QCOMPARE(silent.request.ensd, 0);
        QCOMPARE(silent.request.text.clip_skip, 0);
    }

    void emphasisByTheProgram() {
        const auto reading = [](const char* fields) {
            return recall_text(
                ("(red:1.2) cat\nSteps: 5, Sampler: Euler, Seed: 1" + std::string(fields)).c_str());
        };
        QVERIFY(reading(", Emphasis: None").request.text.syntax == PromptSyntax::Plain);
        const auto no_norm = reading(", Emphasis: No norm");
        QVERIFY(no_norm.request.text.syntax == PromptSyntax::Webui);
        QVERIFY(says(no_norm, "The emphasis \"No norm\""));
        PictureSettings settings;
        settings.program = "ComfyUI";
        settings.prompt = "a (red:1.2) cat";
        const auto comfy = recall(settings, base());
        QVERIFY(comfy.request.text.syntax == PromptSyntax::Webui);
        QVERIFY(says(comfy, "applied otherwise than in ComfyUI"));
        settings.prompt = "a \\(red\\) cat";
        QVERIFY(!says(recall(settings, base()), "applied otherwise"));
        settings.program = "NovelAI";
        settings.prompt = "a {red} cat";
        const auto novel = recall(settings, base());
        QVERIFY(novel.request.text.syntax == PromptSyntax::Plain);
        QVERIFY(says(novel, "the syntax of NovelAI"));
    }

    void lorasByTheirNames() {
        const auto* text =
            "a cat <lora:film:0.8>, <lora:ink:0.5:1>, <lora:gone:te=1:unet=0.3> <hypernet:h:1>\n"
            "Steps: 5, Sampler: Euler, Seed: 1, RNG: CPU, Lora hashes: \"film: 0123456789ab\"";
        const std::vector<std::string> files{"/loras/ink.pt", "/loras/film.pt"};
        const auto recalled = recall(*settings_of({{"parameters", text}}), base(), files);
        QCOMPARE(recalled.request.prompt, "a cat");
        const auto& loras = recalled.request.loras;
        QCOMPARE(loras.size(), std::size_t{2});
        QVERIFY(loras[0] == (LoraUse{"/loras/film.pt", 0.8, {}}));
        QVERIFY(loras[1] == (LoraUse{"/loras/ink.pt", 1.0, 0.5}));  // the text encoders' first
        QVERIFY(says(recalled, "The LoRA gone (te=1) is not applied"));
        QVERIFY(says(recalled, "The hypernetwork h"));
        QVERIFY(filled(recalled, "LoRAs"));
        PictureSettings comfy;
        comfy.seed = Seed(1);
        comfy.noise = NoiseMode::Cpu;
        comfy.other = {{"LoRA", "film: 0.25"}};
        QVERIFY(recall(comfy, base(), files).request.loras ==
                (std::vector<LoraUse>{{"/loras/film.pt", 0.25, {}}}));
    }

    void theStrengthGoesToAStartPicture() {
        auto request = base();
        request.start = StartPicture{"start.png"};
        const auto recalled = recall(
            *settings_of(
                {{"parameters", "a\nSteps: 5, Sampler: Euler, Seed: 1, Denoising strength: 0.4"}}),
            request);
        QCOMPARE(recalled.request.start->strength, 0.4);
        QVERIFY(filled(recalled, "start"));
        QVERIFY(!says(recalled, "began with another one"));
    }

    void ourOwnOptions() {
        PictureSettings settings;
        settings.program = "Seedbed";
        settings.prompt = "(red:1.2)";
        settings.seed = Seed(1);
        settings.noise = NoiseMode::Cpu;
        settings.other = {
            {"torch", "2.11.0"},
            {"ensd", "7"},
            {"vae_tiling", "on"},
            {"text", R"({"syntax": "webui", "clip_skip": 2, "embeddings": []})"},
            {"loras", R"([{"path": "a.safetensors", "weight": 0.5, "text_weight": null}])"}};
        const auto recalled = recall(settings, base());
        QCOMPARE(recalled.request.ensd, 7);
        QCOMPARE(recalled.request.text.clip_skip, 2);
        QVERIFY(recalled.request.text.syntax == PromptSyntax::Webui);
        QVERIFY(recalled.request.vae_tiling == Tiling::On);
        QVERIFY(recalled.request.loras == (std::vector<LoraUse>{{"a.safetensors", 0.5, {}}}));
        QVERIFY(recalled.not_mapped.empty());
        settings.other = {{"torch", "2.11.0"}};
        QVERIFY(recall(settings, base()).request.text.syntax == PromptSyntax::Plain);
        settings.other = {{"torch", "2.11.0"}, {"text", R"({"syntax": "latin"})"}};
        const auto broken = recall(settings, base());
        QVERIFY(says(broken, "latin"));
        QVERIFY(broken.request.text == PromptOptions{});
    }

    void theModelByItsFolder() {
        PictureSettings settings;
        settings.model = "sd15";
        auto request = base();
        request.model = "/models/sd15/";
        QVERIFY(recall(settings, request).not_mapped.empty());
        request.model = "/models/sd15.safetensors";
        QVERIFY(recall(settings, request).not_mapped.empty());
        settings.model = "other";
        QVERIFY(says(recall(settings, request), "the panel keeps sd15."));
    }
};

QTEST_GUILESS_MAIN(RecallTest)
#include "recall_test.moc"
