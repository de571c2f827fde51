// SPDX-License-Identifier: Apache-2.0
#include "core/models/model.h"

#include "core/io/resources.h"
#include "core/io/sha256.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/models/model_copy.h"

#include <ATen/ATen.h>
#include <QTest>

#include <cstdint>
#include <fstream>
#include <string>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

constexpr const char* kUNetWeights = "unet/diffusion_pytorch_model.safetensors";

// Gives a weight file one more tensor of so many bytes, without taking room on the disk.
void add_sparse_tensor(const fs::path& file, std::uint64_t bytes) {
    const auto old = SafetensorsFile::open(file);
    nlohmann::json header;
    for (const auto& [name, entry] : old->tensors())
        header[name] = {{"dtype", to_string(entry.dtype)},
                        {"shape", entry.shape},
                        {"data_offsets", {entry.begin, entry.end}}};
    const std::uint64_t begin = old->data().size();
    header["more"] = {
        {"dtype", "F32"}, {"shape", {bytes / 4}}, {"data_offsets", {begin, begin + bytes}}};
    const std::string text = header.dump();
    const std::uint64_t length = text.size();
    const fs::path more = fs::path(file) += ".more";
    std::ofstream(more, std::ios::binary).write(reinterpret_cast<const char*>(&length), 8) << text;
    fs::resize_file(more, 8 + length + begin + bytes);
    fs::rename(more, file);
}

}  // namespace

class ModelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void loadsTabletop();
    void summarisesWithoutLoading();
    void nameIsTheFoldersWithoutHints();
    void idsAreFolders();
    void missingFiles_data();
    void missingFiles();
    void brokenFiles_data();
    void brokenFiles();
    void otherPipelinesAreUnsupported();
    void truncatedWeightsAreRefused();
    void tooLargeForMemory();
    void inpaintingModelsAreUnsupported();
    void mixedPartsAreRefused();
    void wrongHintsAreRefused();
};

void ModelTest::loadsTabletop() {
    const auto folder = model_path("tabletop");
    const auto model = load_model(folder);
    QCOMPARE(model->name, std::string("Tabletop"));
    QCOMPARE(model->architecture, std::string("Tabletop"));
    QCOMPARE(model->hash, sha256_of_file(folder / kUNetWeights).substr(0, 10));
    QCOMPARE(model->denoiser->sample_size(), 16);
    QCOMPARE(model->denoiser->attention_layers().size(), std::size_t(7));
    QCOMPARE(model->vae->factor(), 8);
    QVERIFY(model->parameters > 10'000'000 && model->bytes == 4 * model->parameters);
    QVERIFY(model->hints.at("example_prompts").size() >= 6);
    QCOMPARE(model->hints.at("steps").get<int>(), 20);
    QVERIFY(model->scheduler_config.at("prediction_type") == "v_prediction");
}

void ModelTest::summarisesWithoutLoading() {
    const ModelSummary summary = summarize_model(model_path("tabletop"));
    QCOMPARE(summary.name, std::string("Tabletop"));
    QCOMPARE(summary.prediction, std::string("v_prediction"));
    QCOMPARE(summary.bytes_float32, 4 * summary.parameters);
    QCOMPARE(summary.parameters, load_model(model_path("tabletop"))->parameters);
    QCOMPARE(summary.json.at("native_size").get<int>(), 128);
    QCOMPARE(summary.json.at("cross_attention_layers").size(), std::size_t(7));
    QVERIFY(summary.json.at("parts").at("unet").at("dtypes") == nlohmann::json::array({"F16"}));
    QCOMPARE(summarize_model(small_model()).architecture, std::string("Stable Diffusion 1.x"));
}

void ModelTest::nameIsTheFoldersWithoutHints() {
    QCOMPARE(summarize_model(small_model()).name, std::string("model"));
    QCOMPARE(summarize_model(small_model().string() + "/").name, std::string("model"));
}

void ModelTest::idsAreFolders() {
    QCOMPARE(model_path("tabletop"), resource_path("models/tabletop"));
    QCOMPARE(model_path("/models/mine"), fs::path("/models/mine"));
}

void ModelTest::missingFiles_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : {"model_index.json",
                             "unet/config.json",
                             kUNetWeights,
                             "vae/config.json",
                             "text_encoder/model.safetensors",
                             "tokenizer/vocab.json",
                             "tokenizer/merges.txt",
                             "scheduler/scheduler_config.json"}) {
        QTest::newRow(file) << QString::fromUtf8(file);
    }
}

void ModelTest::missingFiles() {
    QFETCH(QString, file);
    const ModelCopy copy;
    fs::remove(copy.path() / file.toStdString());
    VERIFY_ERROR(load_model(copy.path()), ErrorCode::FileNotFound, file.toStdString());
    VERIFY_ERROR(load_model(copy.path() / "nowhere"), ErrorCode::FileNotFound, "nowhere");
}

void ModelTest::brokenFiles_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::newRow("unet") << QStringLiteral("unet/config.json")
                          << QStringLiteral("{\"in_channels\": 4,");
    QTest::newRow("vae") << QStringLiteral("vae/config.json") << QStringLiteral("[]");
    QTest::newRow("index") << QStringLiteral("model_index.json") << QString();
    QTest::newRow("no class") << QStringLiteral("model_index.json") << QStringLiteral("{}");
    QTest::newRow("scheduler") << QStringLiteral("scheduler/scheduler_config.json")
                               << QStringLiteral("{\"a\": nan}");
}

void ModelTest::brokenFiles() {
    QFETCH(QString, file);
    QFETCH(QString, text);
    const ModelCopy copy;
    copy.write(file.toStdString(), text.toStdString());
    VERIFY_ERROR(load_model(copy.path()), ErrorCode::FileFormat, file.toStdString());
}

void ModelTest::otherPipelinesAreUnsupported() {
    const ModelCopy copy;
    copy.edit("model_index.json", [](auto& json) { json["_class_name"] = "FluxPipeline"; });
    VERIFY_ERROR(load_model(copy.path()), ErrorCode::UnsupportedModel, "\"FluxPipeline\"");
}

void ModelTest::truncatedWeightsAreRefused() {
    const ModelCopy copy;
    fs::resize_file(copy.path() / kUNetWeights, fs::file_size(copy.path() / kUNetWeights) - 1000);
    VERIFY_ERROR(load_model(copy.path()), ErrorCode::FileFormat, kUNetWeights);
}

void ModelTest::tooLargeForMemory() {
    const ModelCopy copy;
    add_sparse_tensor(copy.path() / kUNetWeights, std::uint64_t(1) << 42);  // 4 TiB
    VERIFY_ERROR(load_model(copy.path()), ErrorCode::OutOfMemory, "needs 4096.0 GiB");
}

void ModelTest::inpaintingModelsAreUnsupported() {
    const ModelCopy copy;
    copy.edit("vae/config.json", [](auto& json) { json["latent_channels"] = 4; });
    // A UNet with other input channels than the VAE's latents: cut the input convolution down to
    // three.
    const auto file = SafetensorsFile::open(copy.path() / kUNetWeights);
    std::map<std::string, TensorData> tensors;
    for (const auto& [name, entry] : file->tensors())
        tensors[name] = {entry.dtype, entry.shape, file->bytes(name)};
    TensorData& conv_in = tensors.at("conv_in.weight");
    conv_in.shape[1] = 3;
    conv_in.bytes = conv_in.bytes.first(conv_in.bytes.size() / 4 * 3);
    write_safetensors(copy.path() / "cut.safetensors", tensors);
    fs::rename(copy.path() / "cut.safetensors", copy.path() / kUNetWeights);
    copy.edit("unet/config.json", [](auto& json) { json["in_channels"] = 3; });
    VERIFY_ERROR(load_model(copy.path()), ErrorCode::UnsupportedModel, "takes 3 channels");
}

void ModelTest::mixedPartsAreRefused() {
    const ModelCopy copy;
    const auto tabletop = model_path("tabletop");
    fs::remove_all(copy.path() / "text_encoder");
    fs::copy(tabletop / "text_encoder", copy.path() / "text_encoder", fs::copy_options::recursive);
    VERIFY_ERROR(load_model(copy.path()), ErrorCode::FileFormat, "mixes parts of several models");
}

void ModelTest::wrongHintsAreRefused() {
    const ModelCopy copy;
    copy.write("seedbed.json", R"({"name": "Mine", "steps": 0})");
    VERIFY_ERROR(summarize_model(copy.path()), ErrorCode::FileFormat, "\"steps\"");
    copy.write("seedbed.json", R"({"example_prompts": "a cube"})");
    VERIFY_ERROR(summarize_model(copy.path()), ErrorCode::FileFormat, "\"example_prompts\"");
    copy.write("seedbed.json", R"({"name": "Mine", "steps": 12})");
    QCOMPARE(summarize_model(copy.path()).name, std::string("Mine"));
}

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
