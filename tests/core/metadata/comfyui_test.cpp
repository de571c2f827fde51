// SPDX-License-Identifier: Apache-2.0
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace seedbed;
using nlohmann::json;

namespace {

// ComfyUI's default graph, as its SaveImage node writes it.
json default_graph() {
    return json::parse(R"({
      "3": {"class_type": "KSampler", "inputs": {"seed": 156680208700286, "steps": 20, "cfg": 8.0,
            "sampler_name": "euler", "scheduler": "normal", "denoise": 1.0, "model": ["4", 0],
            "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}},
      "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sub/v1-5-pruned.safetensors"}},
      "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
      "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "purple galaxy bottle", "clip": ["4", 1]}},
      "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "text, watermark", "clip": ["4", 1]}},
      "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
      "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "ComfyUI", "images": ["8", 0]},
            "is_changed": ["x"]}})");
}

PictureSettings settings_from(const json& graph) {
    return settings_in(png_with({{"prompt", graph.dump()}}));
}

bool has_problem(const PictureSettings& settings, const std::string& part) {
    return std::any_of(
        settings.problems.begin(), settings.problems.end(), [&](const auto& problem) {
            return problem.find(part) != std::string::npos;
        });
}

}  // namespace

class ComfyUiTest : public QObject {
    Q_OBJECT

    static void expect_default(const PictureSettings& settings) {
        QCOMPARE(settings.program, "ComfyUI");
        QCOMPARE(settings.prompt, "purple galaxy bottle");
        QCOMPARE(settings.negative, "text, watermark");
        QVERIFY(settings.seed == Seed(156680208700286));
        QCOMPARE(settings.steps.value(), 20);
        QCOMPARE(settings.guidance.value(), 8.0);
        QCOMPARE(settings.sampler, "euler");
        QCOMPARE(settings.schedule, "automatic");
        QCOMPARE(settings.width.value(), 512);
        QCOMPARE(settings.height.value(), 768);
        QCOMPARE(settings.model, "v1-5-pruned");
        QVERIFY(settings.noise == NoiseMode::Cpu);
        QVERIFY(settings.problems.empty());
    }

 private Q_SLOTS:
    void theDefaultGraph() {
        expect_default(settings_from(default_graph()));
        // Its Python writes NaN where a node asks to run each time.
        auto text = default_graph().dump();
        text.replace(text.find("[\"x\"]"), 5, "[NaN]");
        expect_default(settings_in(png_with({{"workflow", "{}"}, {"prompt", text}})));
    }

    void webpKeepsItInExif() {
        expect_default(
            settings_in(webp_with({{{"Exif.Image.Model", "prompt:" + default_graph().dump(), true},
                                    {"Exif.Image.Make", "workflow:{\"nodes\": []}", true}},
                                   {},
                                   {}})));
    }

    void seedsTextsAndNumbersOfOtherNodes() {
        auto graph = default_graph();
        graph["20"] = {{"class_type", "PrimitiveInt"}, {"inputs", {{"value", 77}}}};
        graph["21"] = {
            {"class_type", "StringConcatenate"},
            {"inputs", {{"string_a", {"22", 0}}, {"string_b", "bottle"}, {"delimiter", " + "}}}};
        graph["22"] = {{"class_type", "PrimitiveString"}, {"inputs", {{"value", "galaxy"}}}};
        graph["23"] = {{"class_type", "CR Seed"}, {"inputs", {{"seed", 5}}}};
        graph["3"]["inputs"]["steps"] = {"20", 0};
        graph["3"]["inputs"]["seed"] = {"23", 0};
        graph["6"]["inputs"]["text"] = {"21", 0};
        const auto settings = settings_from(graph);
        QVERIFY(settings.seed == Seed(5));
        QCOMPARE(settings.steps.value(), 77);
        QCOMPARE(settings.prompt, "galaxy + bottle");
    }

    void conditioningsAreFollowed() {
        auto graph = default_graph();
        graph["30"] = {
            {"class_type", "ControlNetApplyAdvanced"},
            {"inputs", {{"positive", {"31", 0}}, {"negative", {"7", 0}}, {"strength", 1.0}}}};
        graph["31"] = {{"class_type", "ConditioningCombine"},
                       {"inputs", {{"conditioning_1", {"6", 0}}, {"conditioning_2", {"32", 0}}}}};
        graph["32"] = {{"class_type", "CLIPTextEncode"},
                       {"inputs", {{"text", "on a table"}, {"clip", {"33", 0}}}}};
        graph["33"] = {{"class_type", "CLIPSetLastLayer"},
                       {"inputs", {{"stop_at_clip_layer", -2}, {"clip", {"4", 1}}}}};
        graph["3"]["inputs"]["positive"] = {"30", 0};
        graph["3"]["inputs"]["negative"] = {"30", 1};
        const auto settings = settings_from(graph);
        QCOMPARE(settings.prompt, "purple galaxy bottle, on a table");
        QCOMPARE(settings.negative, "text, watermark");
        QCOMPARE(settings.clip_skip.value(), 2);
    }

    void sdxlWithLorasAndRefiner() {
        const auto settings = settings_from(json::parse(R"({
          "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd_xl_base.safetensors"}},
          "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 1024, "height": 1024, "batch_size": 4}},
          "6": {"class_type": "CLIPTextEncodeSDXL", "inputs": {"width": 1024, "height": 1024,
                "text_g": "a fox", "text_l": "fox, photo", "clip": ["40", 1]}},
          "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "rain", "clip": ["4", 1]}},
          "10": {"class_type": "KSamplerAdvanced", "inputs": {"add_noise": "enable",
                "noise_seed": 721897303308196, "steps": 25, "cfg": 8.0, "sampler_name": "dpmpp_2m",
                "scheduler": "karras", "start_at_step": 0, "end_at_step": 20,
                "return_with_leftover_noise": "enable", "model": ["40", 0], "positive": ["6", 0],
                "negative": ["7", 0], "latent_image": ["5", 0]}},
          "11": {"class_type": "KSamplerAdvanced", "inputs": {"add_noise": "disable", "noise_seed": 0,
                "steps": 25, "cfg": 8.0, "sampler_name": "euler", "scheduler": "normal", "model": ["12", 0],
                "positive": ["7", 0], "negative": ["7", 0], "latent_image": ["10", 0]}},
          "40": {"class_type": "LoraLoader", "inputs": {"lora_name": "film.safetensors",
                "strength_model": 0.8, "strength_clip": 1.0, "model": ["4", 0], "clip": ["4", 1]}}})"));
        QVERIFY(settings.seed == Seed(721897303308196));
        QCOMPARE(settings.sampler, "dpmpp_2m");
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.prompt, "a fox");
        QCOMPARE(other_of(settings, "positive text_l"), "fox, photo");
        QCOMPARE(settings.model, "sd_xl_base");
        QCOMPARE(other_of(settings, "LoRA"), "film: 0.8");
        QVERIFY(other_of(settings, "Second KSamplerAdvanced").find("node 11") == 0);
        QVERIFY(has_problem(settings, "batch of \"4\""));
    }

    void customSampling() {
        const auto settings = settings_from(json::parse(R"({
          "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a fox", "clip": ["11", 0]}},
          "12": {"class_type": "UNETLoader", "inputs": {"unet_name": "flux1-dev.safetensors"}},
          "13": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["25", 0], "guider": ["22", 0],
                 "sampler": ["16", 0], "sigmas": ["17", 0], "latent_image": ["27", 0]}},
          "16": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
          "17": {"class_type": "BasicScheduler", "inputs": {"scheduler": "simple", "steps": 20,
                 "denoise": 1.0, "model": ["12", 0]}},
          "22": {"class_type": "BasicGuider", "inputs": {"model": ["12", 0], "conditioning": ["26", 0]}},
          "25": {"class_type": "RandomNoise", "inputs": {"noise_seed": 219670278747233}},
          "26": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["6", 0]}},
          "27": {"class_type": "EmptySD3LatentImage", "inputs": {"width": 1024, "height": 512, "batch_size": 1}}
          })"));
        QCOMPARE(settings.prompt, "a fox");
        QVERIFY(settings.seed == Seed(219670278747233));
        QCOMPARE(settings.steps.value(), 20);
        QCOMPARE(settings.sampler, "euler");
        QCOMPARE(settings.schedule, "");
        QCOMPARE(other_of(settings, "Schedule type"), "simple");
        QCOMPARE(settings.height.value(), 512);
        QCOMPARE(settings.model, "flux1-dev");
        QVERIFY(settings.problems.empty());
    }

    void guiderWithBothSides() {
        const auto settings = settings_from(json::parse(R"({
          "1": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["2", 0], "guider": ["3", 0],
                "sampler": ["4", 0], "sigmas": ["5", 0], "latent_image": ["6", 0]}},
          "2": {"class_type": "RandomNoise", "inputs": {"noise_seed": 9}},
          "3": {"class_type": "CFGGuider", "inputs": {"cfg": 4.5, "model": ["9", 0],
                "positive": ["7", 0], "negative": ["8", 0]}},
          "4": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "dpmpp_2m"}},
          "5": {"class_type": "KarrasScheduler", "inputs": {"steps": 12}},
          "6": {"class_type": "EmptyLatentImage", "inputs": {"width": 64, "height": 64, "batch_size": 1}},
          "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "fox"}},
          "8": {"class_type": "ConditioningZeroOut", "inputs": {"conditioning": ["7", 0]}},
          "9": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a.ckpt"}}})"));
        QCOMPARE(settings.guidance.value(), 4.5);
        QCOMPARE(settings.prompt, "fox");
        QCOMPARE(settings.negative, "");
        QCOMPARE(settings.steps.value(), 12);
        QCOMPARE(settings.schedule, "karras");
        QVERIFY(settings.problems.empty());
    }

    void pictureToPictureTellsSo() {
        auto graph = default_graph();
        graph["5"] = {{"class_type", "VAEEncode"}, {"inputs", {{"pixels", {"50", 0}}}}};
        graph["3"]["inputs"]["denoise"] = 0.6;
        const auto settings = settings_from(graph);
        QVERIFY(!settings.width);
        QCOMPARE(other_of(settings, "latent_image"), "VAEEncode");
        QCOMPARE(other_of(settings, "denoise"), "0.6");
    }

    void theDrawnGraphAlone() {
        const auto settings = settings_in(png_with({{"workflow", R"({"last_node_id": 9, "nodes": [
          {"id": 3, "type": "KSampler", "inputs": [{"name": "model", "link": 1},
             {"name": "positive", "link": 4}, {"name": "negative", "link": 6},
             {"name": "latent_image", "link": 2}],
           "widgets_values": [4242, "randomize", 20, 8, "euler", "karras", 1]},
          {"id": 4, "type": "CheckpointLoaderSimple", "widgets_values": ["v1-5.safetensors"]},
          {"id": 5, "type": "EmptyLatentImage", "widgets_values": [512, 640, 1]},
          {"id": 6, "type": "CLIPTextEncode", "inputs": [{"name": "clip", "link": 3}],
           "widgets_values": ["a fox"]},
          {"id": 7, "type": "CLIPTextEncode", "inputs": [{"name": "clip", "link": 5}],
           "widgets_values": ["rain"]}],
          "links": [[1, 4, 0, 3, 0, "MODEL"], [2, 5, 0, 3, 3, "LATENT"], [3, 4, 1, 6, 0, "CLIP"],
                    [4, 6, 0, 3, 1, "CONDITIONING"], [5, 4, 1, 7, 0, "CLIP"],
                    [6, 7, 0, 3, 2, "CONDITIONING"]], "version": 0.4})"}}));
        QCOMPARE(settings.prompt, "a fox");
        QCOMPARE(settings.negative, "rain");
        QVERIFY(settings.seed == Seed(4242));
        QCOMPARE(settings.schedule, "karras");
        QCOMPARE(settings.height.value(), 640);
        QCOMPARE(settings.model, "v1-5");
    }

    // Its own saving nodes write A1111's text beside the graph: that is plainer.
    void plainSettingsGoBeforeTheGraph() {
        const auto settings = settings_in(png_with(
            {{"prompt", default_graph().dump()},
             {"parameters",
              "a fox\nSteps: 5, Sampler: Euler, CFG scale: 2, Seed: 3, Version: ComfyUI"}}));
        QCOMPARE(settings.program, "ComfyUI");
        QCOMPARE(settings.steps.value(), 5);
        QVERIFY(settings.noise == NoiseMode::Cpu);
    }

    void unknownNodesAreNamed() {
        auto graph = default_graph();
        graph["6"] = {{"class_type", "MagicPrompt"}, {"inputs", {{"seed_of_words", 1}}}};
        graph["3"]["inputs"]["seed"] = {"60", 0};
        graph["60"] = {{"class_type", "MagicSeed"}, {"inputs", {{"wheel", "red"}}}};
        const auto settings = settings_from(graph);
        QVERIFY(has_problem(settings, "(MagicPrompt)"));
        QVERIFY(has_problem(settings, "seed comes from a node"));
        QCOMPARE(settings.negative, "text, watermark");
    }

    void badInput() {
        QVERIFY(!read_back(png_with({{"prompt", "{}"}, {"workflow", "[]"}})).settings);
        auto settings =
            settings_from(json{{"1", {{"class_type", "X"}, {"inputs", json::object()}}}});
        QVERIFY(has_problem(settings, "no node that is known"));
        // Circles and towers of joined texts end.
        auto graph = default_graph();
        graph["6"]["inputs"]["text"] = {"6", 0};
        graph["3"]["inputs"]["positive"] = {"70", 0};
        graph["70"] = {{"class_type", "ConditioningCombine"},
                       {"inputs", {{"conditioning_1", {"70", 0}}, {"conditioning_2", {"70", 0}}}}};
        graph["3"]["inputs"]["model"] = {"3", 0};
        graph["3"]["inputs"]["latent_image"] = {"71", 0};
        graph["71"] = {{"class_type", "LatentUpscale"}, {"inputs", {{"samples", {"71", 0}}}}};
        settings = settings_from(graph);
        QVERIFY(!settings.problems.empty());
        graph = default_graph();
        for (int i = 100; i < 400; ++i)
            graph[std::to_string(i)] = {{"class_type", "StringConcatenate"},
                                        {"inputs",
                                         {{"string_a", {std::to_string(i + 1), 0}},
                                          {"string_b", {std::to_string(i + 1), 0}},
                                          {"delimiter", ""}}}};
        graph["6"]["inputs"]["text"] = {"100", 0};
        settings = settings_from(graph);
        QVERIFY(has_problem(settings, "positive prompt"));
    }
};

QTEST_GUILESS_MAIN(ComfyUiTest)
#include "comfyui_test.moc"
