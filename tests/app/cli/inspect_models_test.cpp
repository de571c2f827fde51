// SPDX-License-Identifier: Apache-2.0
// `seedbed inspect` on models: what each is called, and what is said of each broken one.
#include "core/io/safetensors.h"
#include "tests/app/cli/program.h"
#include "tests/core/models/model_copy.h"

#include <QtTest>

#include <cstring>
#include <functional>

namespace seedbed {

namespace fs = std::filesystem;
using nlohmann::json;

class InspectModelsTest : public QObject {
    Q_OBJECT

    using Break = std::function<void(const ModelCopy&)>;

    struct Inspection {
        ProgramResult result;
        json facts;
    };

    static constexpr const char* kUnet = "unet/diffusion_pytorch_model.safetensors";

    static fs::path data(const char* path) { return fs::path(SEEDBED_TEST_DATA) / path; }

    static Inspection inspect(const fs::path& path) {
        Inspection inspection;
        inspection.result = run_program({QStringLiteral("inspect"),
                                         QStringLiteral("--json"),
                                         QString::fromStdString(path.string())});
        const auto lines = inspection.result.lines();
        if (!lines.empty()) inspection.facts = lines.back();
        return inspection;
    }

    static bool says(const json& defects, const std::string& part) {
        for (const json& defect : defects)
            if (defect.get<std::string>().find(part) != std::string::npos) return true;
        return false;
    }

    // Names, shapes and nothing else.
    static void write_tensors(const fs::path& file, const std::vector<std::string>& names) {
        static const std::vector<std::byte> zeros(16);
        std::map<std::string, TensorData> tensors;
        for (const std::string& name : names) tensors[name] = {DType::F32, {2, 2}, zeros};
        write_safetensors(file, tensors);
    }

    // Replaces the first `from` in a file by `to`, which is as long.
    static void patch(const fs::path& file, const std::string& from, const std::string& to) {
        QFile opened(QString::fromStdString(file.string()));
        QVERIFY(opened.open(QIODevice::ReadWrite));
        QByteArray bytes = opened.readAll();
        const auto at = bytes.indexOf(QByteArray::fromStdString(from));
        QVERIFY(at >= 0);
        bytes.replace(at, static_cast<int>(to.size()), QByteArray::fromStdString(to));
        opened.seek(0);
        opened.write(bytes);
    }

    static void add_folder_rows() {
        const auto row = [](const char* name, const char* says, Break how) {
            QTest::newRow(name) << QString::fromLatin1(says) << how;
        };
        row("truncated weights", "is cut short", [](const ModelCopy& model) {
            fs::resize_file(model.path() / kUnet, fs::file_size(model.path() / kUnet) / 2);
        });
        row("a header that lies", "conv_in.weight", [](const ModelCopy& model) {
            patch(model.path() / kUnet, "[32,4,3,3]", "[33,4,3,3]");
        });
        row("another shape", "[4, 32, 3, 3]", [](const ModelCopy& model) {
            patch(model.path() / kUnet, "[32,4,3,3]", "[4,32,3,3]");
        });
        row("a missing tensor", "\"mid_block.resnets.0.norm1.bias\"", [](const ModelCopy& model) {
            model.rename_tensors(kUnet, [](const std::string& name) {
                return name == "mid_block.resnets.0.norm1.bias" ? "nothing.bias" : name;
            });
        });
        row("no config.json", "unet/config.json\" is missing", [](const ModelCopy& model) {
            fs::remove(model.path() / "unet/config.json");
        });
        row("broken JSON", "vae/config.json", [](const ModelCopy& model) {
            model.write("vae/config.json", "{\"a\": ");
        });
        row("a config that contradicts", "config.json asks for", [](const ModelCopy& model) {
            model.edit("unet/config.json", [](json& config) { config["out_channels"] = 5; });
        });
        row("other text states", "attn2.to_k.weight", [](const ModelCopy& model) {
            model.edit("unet/config.json",
                       [](json& config) { config["cross_attention_dim"] = 64; });
        });
        row("heads that do not divide", "attention_head_dim", [](const ModelCopy& model) {
            model.edit("unet/config.json", [](json& config) { config["attention_head_dim"] = 7; });
        });
        row("no index", "model_index.json\" is missing", [](const ModelCopy& model) {
            fs::remove(model.path() / "model_index.json");
        });
        row("a part that is not there", "no folder \"vae\"", [](const ModelCopy& model) {
            fs::remove_all(model.path() / "vae");
        });
        row("no weights", "model.safetensors\" is missing", [](const ModelCopy& model) {
            fs::remove(model.path() / kUnet);
        });
        row("a broken tokenizer", "tokenizer/merges.txt", [](const ModelCopy& model) {
            std::ofstream(model.path() / "tokenizer/merges.txt", std::ios::app) << "a b c\n";
        });
        row("no scheduler", "scheduler_config.json", [](const ModelCopy& model) {
            fs::remove_all(model.path() / "scheduler");
        });
        row("a missing shard", "model-2.safetensors", [](const ModelCopy& model) {
            fs::rename(model.path() / kUnet, model.path() / "unet/model-1.safetensors");
            model.write(std::string(kUnet) + ".index.json",
                        R"({"weight_map": {"conv_in.weight": "model-1.safetensors",
                                           "conv_in.bias": "model-2.safetensors"}})");
        });
        row("a pickle with code", "nothing of it was executed", [](const ModelCopy& model) {
            fs::remove(model.path() / kUnet);
            fs::copy(data("io/torch/evil.ckpt"), model.path() / "unet/diffusion_pytorch_model.bin");
        });
    }

 private Q_SLOTS:
    void brokenFolders_data() {
        QTest::addColumn<QString>("part");
        QTest::addColumn<Break>("how");
        add_folder_rows();
    }
    void brokenFolders() {
        QFETCH(QString, part);
        QFETCH(Break, how);
        const ModelCopy model;
        how(model);
        const auto [result, facts] = inspect(model.path());
        QCOMPARE(result.exit_code, 3);
        QVERIFY2(result.err.startsWith(QStringLiteral("seedbed: ")), qPrintable(result.err));
        QVERIFY2(says(facts["defects"], part.toStdString()), qPrintable(result.out));
        QCOMPARE(facts["usable"], false);
        QCOMPARE(facts["event"], "failed");
        QCOMPARE(facts["architecture"], "Stable Diffusion 1.x");
        // Only the scheduler's configuration tells it.
        if (part != QStringLiteral("scheduler_config.json"))
            QCOMPARE(facts["prediction"], "epsilon");
    }

    void severalDefectsAreAllListed() {
        const ModelCopy model;
        fs::remove(model.path() / "unet/config.json");
        fs::remove_all(model.path() / "vae");
        const auto facts = inspect(model.path()).facts;
        QCOMPARE(facts["defects"].size(), std::size_t{2});
        QVERIFY(facts["parts"].contains("text_encoder"));
    }

    void soundFolders() {
        const auto [result, facts] = inspect(small_model());
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(facts["usable"], true);
        QCOMPARE(facts["form"], "diffusers folder");
        QCOMPARE(facts["event"], "done");
        const ModelCopy variant;
        fs::rename(variant.path() / kUnet,
                   variant.path() / "unet/diffusion_pytorch_model.fp16.safetensors");
        QCOMPARE(inspect(variant.path()).facts["usable"], true);
        const ModelCopy inside;
        QCOMPARE(inspect(inside.path() / "model_index.json").facts["usable"], true);
    }

    void partsOfAModel() {
        const auto unet = inspect(small_model() / "unet").facts;
        QCOMPARE(unet["kind"], "component");
        QCOMPARE(unet["class"], "UNet2DConditionModel");
        QCOMPARE(inspect(small_model() / "tokenizer").facts["kind"], "tokenizer");
        QCOMPARE(inspect(small_model() / "scheduler").facts["prediction"], "epsilon");
        const ModelCopy broken;
        broken.edit("vae/config.json", [](json& config) { config["latent_channels"] = 5; });
        const auto [result, facts] = inspect(broken.path() / "vae");
        QCOMPARE(result.exit_code, 3);
        QVERIFY(says(facts["defects"], "quant_conv"));
    }

    void otherNetworksAreNamed() {
        const ModelCopy model;
        model.write("unet/config.json", R"({"architectures": ["CLIPModel"]})");
        const auto [result, facts] = inspect(model.path() / "unet");
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(facts["name"], "not a diffusion model: CLIPModel");
        model.write("model_index.json", R"({"_class_name": "FluxPipeline"})");
        const auto other = inspect(model.path());
        QCOMPARE(other.result.exit_code, 3);
        QVERIFY(other.facts["detail"].get<std::string>().find("FluxPipeline") != std::string::npos);
    }

    void singleFiles() {
        const ModelCopy folder(data("parity/sdxl_single"));
        const fs::path file = folder.path() / "xl.safetensors";
        const auto [result, facts] = inspect(file);
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(facts["architecture"], "SDXL Turbo");
        QCOMPARE(facts["form"], "single file (StabilityAI, safetensors)");
        fs::resize_file(file, fs::file_size(file) - 10);
        const auto cut = inspect(file);
        QCOMPARE(cut.result.exit_code, 3);
        QCOMPARE(cut.facts["prediction"], "epsilon");
        QVERIFY(says(cut.facts["defects"], "cut short"));
        fs::remove_all(folder.path() / "xl_config");
        QVERIFY(says(inspect(file).facts["defects"], "xl.yaml"));
    }

    void filesOfTensors() {
        const QTemporaryDir directory;
        const fs::path file = directory.filePath(QStringLiteral("a.safetensors")).toStdString();
        write_tensors(file,
                      {"lora_unet_mid_block_proj_in.lora_down.weight",
                       "lora_unet_mid_block_proj_in.lora_up.weight"});
        QCOMPARE(inspect(file).facts["name"], "LoRA (kohya form)");
        QCOMPARE(inspect(file).facts["facts"]["Rank"], "2");
        write_tensors(file, {"features.0.weight", "features.0.bias"});
        QCOMPARE(inspect(file).facts["name"], "not a diffusion model: VGG");
        write_tensors(file, {"a.weight", "b.weight"});
        QCOMPARE(inspect(file).result.exit_code, 0);
        QCOMPARE(inspect(file).facts["tensors"].size(), std::size_t{2});
        write_tensors(file, {"double_blocks.0.img_attn.proj.weight"});
        const auto flux = inspect(file);
        QCOMPARE(flux.result.exit_code, 3);
        QCOMPARE(flux.facts["architecture"], "FLUX");
        QVERIFY(says(flux.facts["defects"], "is FLUX"));
    }

    void whatIsNoFileOfTensors_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("is empty");
        QTest::newRow("a page") << QByteArray("<html>not found</html>") << QStringLiteral("model");
        QTest::newRow("a pointer")
            << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n")
            << QStringLiteral("git lfs pull");
        QTest::newRow("an old pickle")
            << QByteArray("\x80\x02}q\x00.", 6) << QStringLiteral("model");
    }
    void whatIsNoFileOfTensors() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("model.ckpt")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto [result, facts] = inspect(file.fileName().toStdString());
        QCOMPARE(result.exit_code, 3);
        QVERIFY2(result.err.contains(part), qPrintable(result.err));
        QCOMPARE(facts["event"], "failed");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::InspectModelsTest)
#include "inspect_models_test.moc"
