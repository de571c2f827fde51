// SPDX-License-Identifier: Apache-2.0
// The scripts themselves are run in tests/interop.
#include "core/engine/elsewhere.h"

#include "core/base/error.h"
#include "core/engine/recall.h"
#include "core/metadata/read_settings.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace seedbed;
using nlohmann::json;

namespace {

ElsewhereModel model() {
    ElsewhereModel result;
    result.path = "/models/dream.safetensors";
    result.name = "dream";
    result.single_file = true;
    result.native_width = result.native_height = 512;
    return result;
}

ImageRecord record(GenerateRequest request, const ElsewhereModel& of = model()) {
    if (request.prompt.empty()) request.prompt = "a red cube";
    if (request.seeds.empty()) request.seeds = {Seed(7)};
    return record_of(request, of);
}

bool says(const ElsewhereText& text, const std::string& part) {
    return std::any_of(text.differences.begin(), text.differences.end(), [&](const auto& each) {
        return each.find(part) != std::string::npos;
    });
}

std::set<std::string> classes(const json& prompt) {
    std::set<std::string> names;
    for (const auto& [id, node] : prompt.items()) names.insert(node.at("class_type"));
    return names;
}

// A link of a node's input leads to an output of the same type of a node that is there.
void checkWorkflow(const json& workflow) {
    std::map<int, json> nodes;
    for (const auto& node : workflow.at("nodes")) nodes[node.at("id")] = node;
    QCOMPARE(workflow.at("links").size(), workflow.at("last_link_id").get<std::size_t>());
    for (const auto& link : workflow.at("links")) {
        const auto& output = nodes.at(link.at(1)).at("outputs").at(link.at(2).get<std::size_t>());
        const auto& input = nodes.at(link.at(3)).at("inputs").at(link.at(4).get<std::size_t>());
        QCOMPARE(output.at("type"), link.at(5));
        QCOMPARE(input.at("type"), link.at(5));
        QCOMPARE(input.at("link"), link.at(0));
        const auto& links = output.at("links");
        QVERIFY(std::find(links.begin(), links.end(), link.at(0)) != links.end());
    }
}

}  // namespace

class ElsewhereTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void programs() {
        for (const auto* name : {"a1111", "comfyui", "comfyui-api", "diffusers"})
            QCOMPARE(to_string(parse_elsewhere(name)), std::string_view(name));
        QVERIFY_EXCEPTION_THROWN(parse_elsewhere("word"), Error);
        QCOMPARE(file_ending(Elsewhere::Diffusers), std::string_view(".py"));
    }

    void recordOfARequest() {
        const auto made = record({});
        QCOMPARE(made.request.width, 512);
        QCOMPARE(made.device, std::string("cpu"));
        QCOMPARE(made.dtype, std::string("float32"));
        QVERIFY(made.seed == Seed(7));
    }

    void infotext() {
        GenerateRequest request;
        request.eta = 0.5;
        request.seeds = {Seed(7), Seed(8)};
        request.recipes = {NoiseRecipe{{{Seed(1), 0.5}}, {}, SlerpForm::Whole}};
        const auto text = elsewhere_infotext(record(request));
        QVERIFY(text.text.starts_with("a red cube\nSteps: 20, Sampler: DDIM"));
        QVERIFY(text.text.find("Eta DDIM: 0.5") != std::string::npos);
        QVERIFY(says(text, "first seed, 7"));
        QVERIFY(says(text, "noise between seeds"));
        request.recipes = {NoiseRecipe{{{Seed(1), 0.5}}, {}, SlerpForm::PerColumn}};
        QVERIFY(!says(elsewhere_infotext(record(request)), "noise between seeds"));
    }

    // Our own reader of ComfyUI's graphs finds the settings again in both forms.
    void comfyuiComesBack_data() {
        QTest::addColumn<bool>("api");
        QTest::newRow("workflow") << false;
        QTest::newRow("prompt") << true;
    }
    void comfyuiComesBack() {
        QFETCH(bool, api);
        GenerateRequest request;
        request.prompt = "a red cube";
        request.negative = "blurry";
        request.seeds = {Seed(123)};
        request.sampler = Sampler::DpmPp2m;
        request.schedule = Schedule::Karras;
        request.guidance = 6.5;
        request.width = 640;
        request.height = 448;
        request.loras = {{"/loras/film.safetensors", 0.5, {}}};
        request.text.clip_skip = 2;
        const auto text = elsewhere_comfyui(record(request), model(), api);
        const auto settings = settings_of({{api ? "prompt" : "workflow", text.text}});
        QVERIFY(settings.has_value());
        const auto back = recall(*settings, {}, {"/loras/film.safetensors"}).request;
        QCOMPARE(back.prompt, request.prompt);
        QCOMPARE(back.negative, request.negative);
        QVERIFY(back.seeds == request.seeds);
        QVERIFY(back.sampler == request.sampler && back.schedule == request.schedule);
        QCOMPARE(back.guidance, request.guidance);
        QCOMPARE(back.width, 640);
        QCOMPARE(back.height, 448);
        QCOMPARE(back.text.clip_skip, 2);
        QVERIFY(back.loras == request.loras);
        QCOMPARE(settings->model, std::string("dream"));
    }

    void comfyuiGraphsHoldTogether() {
        GenerateRequest request;
        auto of = model();
        checkWorkflow(json::parse(elsewhere_comfyui(record(request), of, false).text));
        request.start = StartPicture{"in.png", 0.5, "mask.png", 3};
        checkWorkflow(json::parse(elsewhere_comfyui(record(request), of, false).text));
        of.inpainting = true;
        checkWorkflow(json::parse(elsewhere_comfyui(record(request), of, false).text));
        of.single_file = false;
        of.family = ElsewhereFamily::StableDiffusionXl;
        of.zero_empty_negative = of.v_prediction = true;
        checkWorkflow(json::parse(elsewhere_comfyui(record(request), of, false).text));
    }

    void comfyuiNodesOfEachModel() {
        auto of = model();
        GenerateRequest request;
        const auto made = [&] {
            return classes(json::parse(elsewhere_comfyui(record(request, of), of, true).text));
        };
        QVERIFY(made().contains("CheckpointLoaderSimple"));
        of.single_file = false;
        of.family = ElsewhereFamily::StableDiffusion2;
        of.v_prediction = true;
        QVERIFY(made().contains("UNETLoader") && made().contains("CLIPLoader") &&
                made().contains("ModelSamplingDiscrete"));
        of.family = ElsewhereFamily::PixArt;
        QVERIFY(made().contains("CLIPTextEncodePixArtAlpha"));
        of.family = ElsewhereFamily::StableDiffusionXl;
        of.zero_empty_negative = true;
        QVERIFY(made().contains("DualCLIPLoader") && made().contains("ConditioningZeroOut"));
        request.start = StartPicture{"in.png"};
        QVERIFY(made().contains("VAEEncode") && !made().contains("EmptyLatentImage"));
        request.start->mask_path = "mask.png";
        QVERIFY(made().contains("SetLatentNoiseMask"));
        of.inpainting = true;
        QVERIFY(made().contains("InpaintModelConditioning"));
    }

    void comfyuiSaysWhatItCannotDo() {
        GenerateRequest request;
        request.prompt = "a (red:1.2) cube BREAK two";
        request.text.syntax = PromptSyntax::Webui;
        request.noise = NoiseMode::Nv;
        request.seeds = {Seed(1), Seed(2)};
        request.recipes = {NoiseRecipe{{{Seed(1), 0.5}}, {}, SlerpForm::Whole}};
        request.ensd = 31337;
        request.eta = 0.5;
        const auto text = elsewhere_comfyui(record(request), model(), false);
        for (const auto* part : {"NVIDIA",
                                 "between seeds",
                                 "first seed, 1",
                                 "ENSD",
                                 "eta",
                                 "weights",
                                 "BREAK",
                                 "noise of the steps"})
            QVERIFY2(says(text, part), part);
        // They stand in the graph, too.
        for (const auto& sentence : text.differences)
            QVERIFY(text.text.find(sentence.substr(0, 20)) != std::string::npos);
        request.sampler = Sampler::Pndm;
        QVERIFY(says(elsewhere_comfyui(record(request), model(), true), "ipndm"));
    }

    void scripts() {
        GenerateRequest request;
        request.prompt = "quotes \" and \\ and\nlines, é";
        const auto text = elsewhere_diffusers(record(request), model()).text;
        QVERIFY(text.find("StableDiffusionPipeline.from_single_file(MODEL") != std::string::npos);
        QVERIFY(text.find(R"("quotes \" and \\ and\nlines, é")") != std::string::npos);
        QVERIFY(text.find("torch.Generator(\"cpu\").manual_seed(seed)") != std::string::npos);
        QVERIFY(text.find("philox") == std::string::npos);  // not where nothing needs it
        request.noise = NoiseMode::Nv;
        QVERIFY(elsewhere_diffusers(record(request), model()).text.find("philox") !=
                std::string::npos);
    }

    void scriptsSayWhatTheyCannotDo() {
        GenerateRequest request;
        auto of = model();
        of.family = ElsewhereFamily::PixArt;
        of.single_file = false;
        request.start = StartPicture{"in.png"};
        request.text.syntax = PromptSyntax::Webui;
        request.vae_tiling = Tiling::On;
        request.dtype = "float16";
        const auto text = elsewhere_diffusers(record(request, of), of);
        for (const auto* part :
             {"starts PixArt from a picture", "knows no weights", "tiles", "float16"})
            QVERIFY2(says(text, part), part);
        for (const auto& sentence : text.differences)
            QVERIFY(text.text.find("#   " + sentence) != std::string::npos);
        QVERIFY(elsewhere_diffusers(record({}),
                                    [] {
                                        auto plain = model();
                                        plain.single_file = false;
                                        return plain;
                                    }())
                    .differences.empty());
    }

    void factsOfAModel() {
        const auto facts = elsewhere_model(std::string(SEEDBED_TEST_DATA) + "/parity/sd1/model");
        QVERIFY(facts.family == ElsewhereFamily::StableDiffusion1);
        QVERIFY(!facts.single_file && !facts.inpainting && !facts.v_prediction);
        QCOMPARE(facts.spacing, std::string("leading"));
        QVERIFY(facts.native_width > 0);
        QCOMPARE(elsewhere_model("tabletop").name, std::string("Tabletop"));
        QVERIFY_EXCEPTION_THROWN(elsewhere_model("/no/such/model"), Error);
    }
};

QTEST_GUILESS_MAIN(ElsewhereTest)
#include "elsewhere_test.moc"
