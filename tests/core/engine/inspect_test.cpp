// SPDX-License-Identifier: Apache-2.0
#include "core/engine/inspect.h"

#include "core/base/error.h"
#include "core/engine/picture_text.h"
#include "core/io/atomic_write.h"
#include "core/io/png.h"
#include "tests/core/metadata/picture_bytes.h"

#include <QTemporaryDir>
#include <QtTest>

namespace seedbed {

class InspectTest : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(temporary_.path().toStdString()) / name;
    }
    static std::filesystem::path tabletop() {
        return std::filesystem::path(SEEDBED_SOURCE_DIR) / "resources/models/tabletop";
    }
    static Error error_of(const std::filesystem::path& path) {
        try {
            inspect(path);
        } catch (const Error& error) {
            return error;
        }
        throw std::logic_error("no error was thrown");
    }

 private Q_SLOTS:
    void aPictureTellsItsSettings() {
        ImageRecord record;
        record.request.prompt = "a cube, with: commas\nand lines";
        record.request.negative = "blur";
        record.request.width = record.request.height = 8;
        record.request.seeds = {Seed(7)};
        record.seed = Seed(7);
        record.model_name = "Tabletop";
        record.model_hash = "0123456789";
        record.version = "0.1.0";
        auto text = picture_text(record);
        text.emplace_back("Comment", "hello");
        write_png(at("one.png"), {8, 8, std::vector<std::uint8_t>(192, 5)}, text);

        const auto json = inspect(at("one.png"));
        QCOMPARE(json["kind"].get<std::string>(), std::string("picture"));
        QCOMPARE(json["width"], 8);
        QCOMPARE(json["parameters"]["prompt"], record.request.prompt);
        QCOMPARE(json["parameters"]["negative"].get<std::string>(), std::string("blur"));
        QCOMPARE(json["parameters"]["fields"]["Seed"].get<std::string>(), std::string("7"));
        QCOMPARE(json["seedbed"]["seed"], 7);
        QCOMPARE(json["text"]["Comment"].get<std::string>(), std::string("hello"));
    }

    void aPictureWithoutSettingsIsStillAPicture() {
        write_png(at("bare.png"), {4, 4, std::vector<std::uint8_t>(48, 5)});
        const auto json = inspect(at("bare.png"));
        QCOMPARE(json["kind"].get<std::string>(), std::string("picture"));
        QVERIFY(!json.contains("parameters"));
    }

    void jsonUnderParametersIsKeptAsJson() {
        write_png(at("swarm.png"),
                  {4, 4, std::vector<std::uint8_t>(48, 5)},
                  {{"parameters", R"({"a": {"b": 1}})"}});
        QCOMPARE(inspect(at("swarm.png"))["parameters"]["a"]["b"], 1);
    }

    void otherProgramsPicturesOfEveryKind() {
        const std::string text =
            "a fox <lora:film:0.5>\nNegative prompt: rain\nSteps: 20, Sampler: DPM++ SDE, CFG "
            "scale: "
            "7, Seed: 5, Size: 512x512, Model: dream, Version: v1.10.1";
        write_file(at("a.png"), png_with({{"parameters", text}}).toStdString());
        write_file(at("a.jpg"), jpeg_with({{}, {}, text}).toStdString());
        const Embedded comment{
            {{"Exif.Photo.UserComment", unicode_comment(QString::fromStdString(text))}}, {}, {}};
        write_file(at("a.webp"), webp_with(comment).toStdString());
        for (const auto* name : {"a.png", "a.jpg", "a.webp"}) {
            const auto json = inspect(at(name));
            QCOMPARE(json["kind"].get<std::string>(), std::string("picture"));
            QCOMPARE(json["width"], 16);
            QCOMPARE(json["program"].get<std::string>(), std::string("AUTOMATIC1111"));
            QCOMPARE(json["settings"]["seed"], 5);
            QCOMPARE(json["settings"]["noise"].get<std::string>(), std::string("nv"));
            QCOMPARE(json["settings"]["negative"].get<std::string>(), std::string("rain"));
            QVERIFY(!json["settings"].contains("sampler"));
            QCOMPARE(json["not_mapped"].size(), std::size_t{3});  // sampler, model, LoRA
            QVERIFY(json["problems"].empty());
        }
    }

    void deepJsonStaysAText() {
        const auto deep = "{\"a\": " + std::string(20'000, '[') + std::string(20'000, ']') + "}";
        write_png(at("deep.png"),
                  {4, 4, std::vector<std::uint8_t>(48, 5)},
                  {{"seedbed", deep}, {"parameters", "{a|b} cube"}});
        const auto json = inspect(at("deep.png"));
        QCOMPARE(json["parameters"]["prompt"].get<std::string>(), std::string("{a|b} cube"));
        QVERIFY(json["text"]["seedbed"].is_string());
        QCOMPARE(json["problems"].size(), std::size_t{1});
    }

    void aModelTellsItsArchitecture() {
        const auto json = inspect(tabletop());
        QCOMPARE(json["kind"].get<std::string>(), std::string("model"));
        QCOMPARE(json["prediction"].get<std::string>(), std::string("v_prediction"));
        QVERIFY(json["parameters"].get<std::uint64_t>() > 5'000'000);
        QCOMPARE(inspect("tabletop")["architecture"], json["architecture"]);
    }

    void safetensorsTellTheirHeader() {
        const auto json = inspect(tabletop() / "unet/diffusion_pytorch_model.safetensors");
        QCOMPARE(json["kind"].get<std::string>(), std::string("safetensors"));
        QCOMPARE(json["tensors"]["conv_in.weight"]["shape"], (nlohmann::json{64, 4, 3, 3}));
        QVERIFY(json["parameters"].get<std::uint64_t>() > 5'000'000);
    }

    void anythingElseIsAClearError() {
        write_file(at("notes.txt"), std::string_view("hello, this is text"));
        write_file(at("short.safetensors"), std::string_view("abc"));
        const auto notes = error_of(at("notes.txt"));
        QCOMPARE(notes.code(), ErrorCode::FileFormat);
        QVERIFY(std::string(notes.what()).find("notes.txt") != std::string::npos);
        QCOMPARE(error_of(at("short.safetensors")).code(), ErrorCode::FileFormat);
        QCOMPARE(error_of(at("absent.png")).code(), ErrorCode::FileNotFound);
        QVERIFY(QDir().mkpath(QString::fromStdString(at("empty").string())));
        QCOMPARE(error_of(at("empty")).code(), ErrorCode::FileNotFound);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::InspectTest)
#include "inspect_test.moc"
