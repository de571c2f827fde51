// SPDX-License-Identifier: Apache-2.0
// Published models as single files: that every name and shape is understood, and what follows from
// them. That the numbers are right is parity's part (cases singlefile and sdxl_single).
#include "core/models/model_report.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/models/published_file.h"

#include <QtTest>

#include <algorithm>

namespace seedbed {

using nlohmann::json;
using Shapes = PublishedFile::Shapes;

class SingleFileTest : public QObject {
    Q_OBJECT

    static void drop(Shapes& shapes, const std::string& part) {
        std::erase_if(shapes,
                      [&](const auto& one) { return one.first.find(part) != std::string::npos; });
    }
    static json config(const ModelSummary& summary, const char* part) {
        return summary.json["parts"][part]["config"];
    }
    static bool mentions(const json& sentences, const std::string& part) {
        return std::any_of(sentences.begin(), sentences.end(), [&](const json& sentence) {
            return sentence.get<std::string>().find(part) != std::string::npos;
        });
    }

 private Q_SLOTS:
    void stableDiffusion1() {
        const PublishedFile file("sd1");
        const auto summary = summarize_model(file.path());
        QCOMPARE(summary.architecture, std::string("Stable Diffusion 1.x"));
        QCOMPARE(summary.prediction, std::string("epsilon"));
        QCOMPARE(summary.json["parts"]["unet"]["parameters"], 859'520'964);
        QCOMPARE(summary.json["parts"]["vae"]["parameters"], 83'653'863);
        QCOMPARE(summary.json["parts"]["text_encoder"]["parameters"], 123'060'480);
        QCOMPARE(summary.json["memory"]["float32"], 4 * summary.parameters);
        QCOMPARE(summary.json["dtypes"], json{"F16"});
        QCOMPARE(summary.json["native_size"], 512);
        QCOMPARE(config(summary, "unet")["attention_head_dim"], 8);
        QCOMPARE(config(summary, "unet")["layers_per_block"], 2);
        QCOMPARE(config(summary, "text_encoder")["num_attention_heads"], 12);
        QCOMPARE(config(summary, "vae")["scaling_factor"], 0.18215);
        QCOMPARE(summary.json["scheduler"]["_class_name"], "PNDMScheduler");
        QCOMPARE(summary.json["cross_attention_layers"].size(), std::size_t{16});
        QVERIFY(summary.json["unused"].empty());
        QVERIFY(mentions(summary.json["assumed"], "it predicts epsilon"));
    }

    void inpaintingHasFiveMoreChannels() {
        const PublishedFile file("sd1_inpainting");
        const auto summary = summarize_model(file.path());
        QCOMPARE(summary.architecture, std::string("Stable Diffusion 1.x inpainting"));
        QCOMPARE(config(summary, "unet")["in_channels"], 9);
    }

    void stableDiffusion2DropsTheLastTextBlock() {
        const PublishedFile file("sd2");
        const auto summary = summarize_model(file.path());
        QCOMPARE(summary.architecture, std::string("Stable Diffusion 2.x"));
        QCOMPARE(summary.json["parts"]["unet"]["parameters"], 865'910'724);
        QCOMPARE(summary.json["parts"]["text_encoder"]["parameters"], 340'387'840);
        QCOMPARE(config(summary, "unet")["attention_head_dim"], (json{5, 10, 20, 20}));
        QCOMPARE(config(summary, "unet")["use_linear_projection"], true);
        QCOMPARE(config(summary, "text_encoder")["num_hidden_layers"], 23);
        QCOMPARE(config(summary, "text_encoder")["hidden_act"], "gelu");
        QCOMPARE(config(summary, "text_encoder")["num_attention_heads"], 16);
    }

    void predictionOfStableDiffusion2() {
        PublishedFile file("sd2");
        QCOMPARE(summarize_model(file.path()).prediction, std::string("epsilon"));
        QCOMPARE(summarize_model(file.path()).json["native_size"], 512);
        // 0.5, far above the spread that tells the two kinds apart.
        file.fill("model.diffusion_model.output_blocks.11.1.transformer_blocks.0.norm1.bias",
                  0x3800);
        const auto guessed = summarize_model(file.path());
        QCOMPARE(guessed.prediction, std::string("v_prediction"));
        QCOMPARE(guessed.json["native_size"], 768);
        QCOMPARE(guessed.json["scheduler"]["_class_name"], "DDIMScheduler");
        QVERIFY(mentions(guessed.json["assumed"], "judged by the spread"));
        file.set_metadata({{"modelspec.prediction_type", "v"}});
        const auto told = summarize_model(file.path());
        QCOMPARE(told.prediction, std::string("v_prediction"));
        QVERIFY(told.json["assumed"].empty());
        file.write_beside("model.yaml", "model: {params: {parameterization: eps}}\n");
        QCOMPARE(summarize_model(file.path()).prediction, std::string("epsilon"));
        file.write_beside("model_config/scheduler/scheduler_config.json",
                          R"({"_class_name": "DDIMScheduler", "prediction_type": "v_prediction"})");
        QCOMPARE(summarize_model(file.path()).prediction, std::string("v_prediction"));
    }

    void sdxl() {
        const PublishedFile file("sdxl");
        const auto summary = summarize_model(file.path());
        QCOMPARE(summary.architecture, std::string("SDXL"));
        QCOMPARE(summary.json["parts"]["unet"]["parameters"], 2'567'463'684);
        QCOMPARE(summary.json["parts"]["text_encoder_2"]["parameters"], 694'659'840);
        QCOMPARE(config(summary, "unet")["transformer_layers_per_block"], (json{1, 2, 10}));
        QCOMPARE(config(summary, "unet")["attention_head_dim"], (json{5, 10, 20}));
        QCOMPARE(config(summary, "unet")["addition_time_embed_dim"], 256);
        QCOMPARE(config(summary, "unet")["projection_class_embeddings_input_dim"], 2816);
        QCOMPARE(config(summary, "text_encoder_2")["projection_dim"], 1280);
        QCOMPARE(config(summary, "vae")["scaling_factor"], 0.13025);
        QCOMPARE(summary.json["native_size"], 1024);
        QCOMPARE(summary.json["scheduler"]["_class_name"], "EulerDiscreteScheduler");
        QVERIFY(summary.json["unused"].empty());
    }

    void sdxlFineTunesMarkThatTheyPredictV() {
        const PublishedFile file("sdxl", [](Shapes& shapes) {
            shapes["v_pred"] = {0};
            shapes["ztsnr"] = {0};
        });
        const auto summary = summarize_model(file.path());
        QCOMPARE(summary.prediction, std::string("v_prediction"));
        QCOMPARE(summary.json["scheduler"]["rescale_betas_zero_snr"], true);
    }

    void theRefinerIsNamedAndRefused() {
        const PublishedFile file("sdxl", [](Shapes& shapes) {
            drop(shapes, "embedders.0.");
            Shapes renamed;
            for (const auto& [name, shape] : shapes) {
                std::string other = name;
                if (const auto at = other.find("embedders.1."); at != std::string::npos)
                    other.replace(at, 12, "embedders.0.");
                renamed[other] = shape;
            }
            shapes = renamed;
        });
        VERIFY_ERROR(summarize_model(file.path()), ErrorCode::UnsupportedModel, "SDXL refiner");
    }

    void averagedWeightsAreCountedAndUnused() {
        const PublishedFile file("sd1", [](Shapes& shapes) {
            shapes["model_ema.diffusion_modeltime_embed0bias"] = {1280};
            shapes["model_ema.decay"] = {};
            shapes["model.diffusion_model.extra"] = {3};
        });
        const auto unused = summarize_model(file.path()).json["unused"];
        QVERIFY(mentions(unused, "1 averaged (EMA) weights"));
        QVERIFY(mentions(unused, "1 unknown tensors, such as \"model.diffusion_model.extra\""));
        const PublishedFile averaged("sd1", [](Shapes& shapes) {
            drop(shapes, "model.diffusion_model.");
            shapes["model_ema.diffusion_modeltime_embed0bias"] = {1280};
        });
        VERIFY_ERROR(summarize_model(averaged.path()), ErrorCode::UnsupportedModel, "EMA weights");
    }

    void defectsNameTheFilesOwnTensors_data() {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("tensor");
        for (const char* row :
             {"sd1 model.diffusion_model.input_blocks.4.0.skip_connection.weight",
              "sd1 model.diffusion_model.output_blocks.5.1.transformer_blocks.0.attn2.to_k.weight",
              "sd1 model.diffusion_model.output_blocks.5.2.conv.bias",
              "sd1 first_stage_model.decoder.up.3.block.0.norm1.bias",
              "sd1 cond_stage_model.transformer.text_model.encoder.layers.7.mlp.fc1.weight",
              "sd2 cond_stage_model.model.transformer.resblocks.3.attn.in_proj_bias",
              "sdxl conditioner.embedders.1.model.transformer.resblocks.2.mlp.c_fc.bias",
              "sdxl model.diffusion_model.label_emb.0.2.weight"}) {
            const QStringList parts = QString::fromLatin1(row).split(QLatin1Char(' '));
            QTest::newRow(row) << parts[0] << parts[1];
        }
    }
    void defectsNameTheFilesOwnTensors() {
        QFETCH(QString, list);
        QFETCH(QString, tensor);
        const std::string name = tensor.toStdString();
        const PublishedFile missing(list.toStdString(),
                                    [&](Shapes& shapes) { shapes.erase(name); });
        VERIFY_ERROR(summarize_model(missing.path()), ErrorCode::FileFormat, name);
        const PublishedFile other(list.toStdString(),
                                  [&](Shapes& shapes) { shapes[name].back() += 1; });
        const auto report = examine_model(other.path());
        QVERIFY(!report.defects.empty());
        QVERIFY2(mentions(report.summary.json["defects"], name),
                 report.summary.json["defects"].dump().c_str());
        QCOMPARE(report.summary.json["usable"], false);
    }

    void structuresThatDiffusersLacksAreRefused() {
        const PublishedFile depths(
            "sdxl", [](Shapes& shapes) { drop(shapes, "middle_block.1.transformer_blocks.9."); });
        VERIFY_ERROR(summarize_model(depths.path()), ErrorCode::UnsupportedModel, "middle block");
        const PublishedFile none("sdxl", [](Shapes& shapes) { drop(shapes, "middle_block.1."); });
        VERIFY_ERROR(summarize_model(none.path()), ErrorCode::UnsupportedModel, "no transformer");
        const PublishedFile lopsided("sd1",
                                     [](Shapes& shapes) { drop(shapes, "output_blocks.11."); });
        VERIFY_ERROR(summarize_model(lopsided.path()), ErrorCode::UnsupportedModel, "go up");
    }

    void unknownSizesAskForTheirSettings() {
        const auto narrow = [](Shapes& shapes) {
            shapes["cond_stage_model.transformer.text_model.embeddings.token_embedding.weight"] = {
                49408, 96};
        };
        const PublishedFile file("sd1", narrow);
        VERIFY_ERROR(summarize_model(file.path()), ErrorCode::UnsupportedModel, "model.yaml");
        const PublishedFile words("sd1", [](Shapes& shapes) {
            shapes["cond_stage_model.transformer.text_model.embeddings.token_embedding.weight"] = {
                500, 768};
        });
        VERIFY_ERROR(
            summarize_model(words.path()), ErrorCode::UnsupportedModel, "model_config/tokenizer");
    }

    void namesWithoutTheTextModelsPrefix() {
        const PublishedFile file("sd1", [](Shapes& shapes) {
            Shapes renamed;
            for (const auto& [name, shape] : shapes) {
                std::string other = name;
                if (const auto at = other.find("text_model."); at != std::string::npos)
                    other.erase(at, 11);
                renamed[other] = shape;
            }
            shapes = renamed;
        });
        QCOMPARE(summarize_model(file.path()).architecture, std::string("Stable Diffusion 1.x"));
    }

    void aTruncatedFileStillTellsWhatItWas() {
        const PublishedFile file("sd2");
        file.write_beside("model.yaml", "model: {params: {parameterization: v}}\n");
        std::filesystem::resize_file(file.path(), 1'000'000);
        VERIFY_ERROR(summarize_model(file.path()), ErrorCode::FileFormat, "cut short");
        const auto report = examine_model(file.path());
        QCOMPARE(report.summary.architecture, std::string("Stable Diffusion 2.x"));
        QCOMPARE(report.summary.prediction, std::string("v_prediction"));
        QCOMPARE(report.defects.size(), std::size_t{1});
        std::filesystem::resize_file(file.path(), 1000);  // not even the header
        VERIFY_ERROR(examine_model(file.path()), ErrorCode::FileFormat, "cut short");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::SingleFileTest)
#include "single_file_test.moc"
