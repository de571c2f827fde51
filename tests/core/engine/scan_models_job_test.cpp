// SPDX-License-Identifier: Apache-2.0
#include "core/engine/scan_models_job.h"

#include "core/engine/hash_models_job.h"
#include "core/engine/model_entry_reader.h"
#include "core/io/sha256.h"
#include "core/models/model.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/base/file_modes.h"
#include "tests/core/io/test_files.h"

#include <QDir>
#include <QtTest>

#include <filesystem>
#include <map>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

// The stored form of one float32 tensor of 4 x 8 numbers.
QByteArray one_tensor(const char* name, const char* metadata = "") {
    return safetensors_bytes(
        QByteArray("{") + metadata + "\"" + name +
            "\": {\"dtype\": \"F32\", \"shape\": [4, 8], \"data_offsets\": [0, 128]}}",
        128);
}

struct Scanned {
    std::map<std::string, ModelEntry> found;
    ModelsScanned end;
    int steps = 0;
    Progress progress;
};

Scanned run(const ScanModelsRequest& request) {
    Scanned scanned;
    const auto job = make_scan_models_job(JobId{1}, request);
    auto status = Job::Status::More;
    while (status != Job::Status::Done) {
        status = job->step([&](const Event& event) {
            if (const auto* found = std::get_if<ModelFound>(&event))
                scanned.found[found->entry.id] = found->entry;
            if (const auto* end = std::get_if<ModelsScanned>(&event)) scanned.end = *end;
            if (const auto* progress = std::get_if<Progress>(&event)) scanned.progress = *progress;
        });
        ++scanned.steps;
    }
    return scanned;
}

std::vector<ModelHashed> hash(const std::vector<std::string>& ids) {
    std::vector<ModelHashed> hashed;
    HashModelsRequest request;
    request.ids = ids;
    const auto job = make_hash_models_job(JobId{1}, request);
    const auto sink = [&](const Event& event) {
        if (const auto* each = std::get_if<ModelHashed>(&event)) hashed.push_back(*each);
    };
    while (job->step(sink) != Job::Status::Done) {
    }
    return hashed;
}

}  // namespace

class ScanModelsJobTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;

    fs::path root() const { return folder_->path().toStdString(); }
    std::string id(const char* name) const { return (root() / name).string(); }
    static fs::path small_model() {
        return fs::path(SEEDBED_TEST_DATA) / "parity" / "sd1" / "model";
    }
    ScanModelsRequest request() const {
        ScanModelsRequest request;
        request.folders = {root().string()};
        return request;
    }

 private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void tabletopIsAlwaysThere() {
        const auto scanned = run(ScanModelsRequest{});
        QCOMPARE(scanned.end.ids, std::vector<std::string>{"tabletop"});
        const auto& entry = scanned.found.at("tabletop");
        QCOMPARE(entry.name, std::string("Tabletop"));
        QVERIFY(!entry.broken());
        QVERIFY(entry.kind == ModelKind::Model);
        QVERIFY(entry.bytes > 1'000'000);
        QVERIFY(entry.bytes_float32 > 1'000'000);
        QVERIFY(entry.vae_bytes_float32 > 0 && entry.vae_bytes_float32 < entry.bytes_float32);
        QCOMPARE(entry.native_width, 128);
        QVERIFY(entry.base_channels > 0);
        QVERIFY(entry.vae_channels > 0);
        QVERIFY(entry.attention_layers > 0);
        QVERIFY(entry.parts.size() >= 3);
        QVERIFY(!scanned.end.devices.empty());
        QVERIFY(scanned.end.devices.front().free_bytes > 0);
    }

    void everyKindIsFound() {
        fs::create_directories(root() / "a" / "b");
        fs::create_directory_symlink(small_model(), root() / "a" / "small");
        put(*folder_,
            "a/b/kohya.safetensors",
            one_tensor("lora_unet_x_attn2_to_k.lora_down.weight",
                       "\"__metadata__\": {\"ss_base_model_version\": \"sdxl_base_v1-0\", "
                       "\"ss_network_alpha\": \"2\", \"ss_tag_frequency\": "
                       "\"{\\\"10_x\\\": {\\\"rain\\\": 3, \\\"night\\\": 7}}\"}, "));
        put(*folder_, "a/b/peft.safetensors", one_tensor("unet.attn2.to_k.lora_A.weight"));
        put(*folder_, "a/word.safetensors", one_tensor("emb_params"));
        put(*folder_, "a/upscaler.safetensors", one_tensor("conv_first.weight"));
        put(*folder_, "a/other.bin", "nothing that we know");
        put(*folder_, "a/notes.txt", "no model");
        put(*folder_, "a/cut.safetensors", one_tensor("emb_params").left(100));
        const auto scanned = run(request());
        QCOMPARE(scanned.found.size(), std::size_t{6});  // with Tabletop
        QVERIFY(scanned.found.at(id("a/small")).kind == ModelKind::Model);
        QVERIFY(!scanned.found.at(id("a/small")).broken());
        const auto& kohya = scanned.found.at(id("a/b/kohya.safetensors"));
        QVERIFY(kohya.kind == ModelKind::Lora);
        QCOMPARE(kohya.form, std::string("kohya LoRA"));
        QCOMPARE(kohya.architecture, std::string("SDXL"));
        QCOMPARE(kohya.dtype, std::string("float32"));
        QCOMPARE(kohya.parameters, std::uint64_t{32});
        const std::map<std::string, std::string> facts(kohya.facts.begin(), kohya.facts.end());
        QCOMPARE(facts.at("Rank"), std::string("4"));
        QCOMPARE(facts.at("Alpha"), std::string("2"));
        QCOMPARE(facts.at("Trained with the words"), std::string("night, rain"));
        QCOMPARE(scanned.found.at(id("a/b/peft.safetensors")).form, std::string("PEFT LoRA"));
        QVERIFY(scanned.found.at(id("a/word.safetensors")).kind == ModelKind::Embedding);
        const auto& cut = scanned.found.at(id("a/cut.safetensors"));
        QVERIFY(cut.broken());
        QVERIFY2(cut.error.find("cut.safetensors") != std::string::npos, cut.error.c_str());
        QVERIFY(cut.error_code == ErrorCode::FileFormat);
        QCOMPARE(scanned.progress.done, scanned.progress.total);
        QVERIFY(scanned.end.problems.empty());
        // A file a step: the loop may stop or run something else between two.
        QVERIFY(scanned.steps >= 8);
    }

    void whatIsAsItWasIsNotReadAgain() {
        fs::create_directory_symlink(small_model(), root() / "small");
        put(*folder_, "word.safetensors", one_tensor("emb_params"));
        const auto first = run(request());
        auto again = request();
        for (const auto& [id, entry] : first.found)
            again.known.push_back({id, entry.bytes, entry.modified_ns});
        const auto second = run(again);
        QVERIFY(second.found.empty());
        QCOMPARE(second.end.ids.size(), std::size_t{3});
        // Another size, another time.
        put(*folder_, "word.safetensors", one_tensor("lora.lora_down.weight") + "x");
        const auto third = run(again);
        QCOMPARE(third.found.size(), std::size_t{1});
    }

    void foldersThatCannotBeReadAreTold() {
        auto wanted = request();
        wanted.folders.push_back(id("none"));
        fs::create_directory(root() / "locked");
        const auto scanned = [&] {
            const ObeyFileModes modes;
            fs::permissions(root() / "locked", fs::perms(0));
            auto result = run(wanted);
            fs::permissions(root() / "locked", fs::perms(0755));
            return result;
        }();
        QCOMPARE(scanned.end.problems.size(), std::size_t{2});
        for (const auto& problem : scanned.end.problems)
            QVERIFY2(is_sentence(problem), problem.c_str());
        QVERIFY(scanned.end.problems[0].find("none") != std::string::npos);
        QVERIFY(scanned.end.problems[1].find("locked") != std::string::npos);
        QCOMPARE(scanned.end.ids.size(), std::size_t{1});  // Tabletop all the same
    }

    void linksInCirclesEnd() {
        fs::create_directories(root() / "a");
        fs::create_directory_symlink(root(), root() / "a" / "again");
        put(*folder_, "a/word.safetensors", one_tensor("emb_params"));
        const auto scanned = run(request());
        QVERIFY(scanned.found.contains(id("a/word.safetensors")));
    }

    void foldersOfTheHuggingFaceCacheHaveTheirName() {
        const auto snapshots = root() / "models--org--small-model" / "snapshots";
        fs::create_directories(snapshots);
        fs::create_directory_symlink(small_model(), snapshots / "0123abcd");
        const auto scanned = run(request());
        QCOMPARE(scanned.found.at((snapshots / "0123abcd").string()).name,
                 std::string("org/small-model"));
    }

    void singleFilesAndWhatIsGone() {
        const auto file = put(*folder_, "word.safetensors", one_tensor("emb_params"));
        ScanModelsRequest wanted;
        wanted.files = {file.string(), id("gone.safetensors")};
        const auto scanned = run(wanted);
        QCOMPARE(scanned.end.ids, (std::vector<std::string>{"tabletop", file.string()}));
    }

    void anUnsupportedModelSaysWhy() {
        fs::create_directory(root() / "odd");
        put(*folder_, "odd/model_index.json", R"({"_class_name": "AudioLDMPipeline"})");
        const auto scanned = run(request());
        const auto& odd = scanned.found.at(id("odd"));
        QVERIFY(odd.broken());
        QVERIFY2(odd.error.find("AudioLDMPipeline") != std::string::npos, odd.error.c_str());
        QVERIFY(odd.error_code == ErrorCode::UnsupportedModel);
    }

    void hashesAreThoseOfTheFile() {
        const QByteArray bytes = one_tensor("emb_params");
        const auto file = put(*folder_, "word.safetensors", bytes);
        const auto plain = put(*folder_, "plain.pt", QByteArray(9 << 20, 'x'));  // two pieces
        const auto hashed = hash({file.string(), id("none.pt"), plain.string(), "tabletop"});
        QCOMPARE(hashed.size(), std::size_t{4});
        QCOMPARE(hashed[0].hashes.sha256, sha256_of_file(file));
        QCOMPARE(hashed[0].hashes.auto_v2, sha256_of_file(file).substr(0, 10));
        const QByteArray data = bytes.right(128);
        QCOMPARE(
            hashed[0].hashes.auto_v3,
            sha256(std::as_bytes(std::span(data.data(), std::size_t(data.size())))).substr(0, 12));
        QVERIFY(hashed[0].error.empty());
        QVERIFY2(hashed[1].error.find("none.pt") != std::string::npos, hashed[1].error.c_str());
        QCOMPARE(hashed[2].hashes.sha256, sha256_of_file(plain));
        QVERIFY(hashed[2].hashes.auto_v3.empty());
        // As a loaded model names itself.
        QCOMPARE(hashed[3].hashes.sha256,
                 sha256_of_file(find_model_files(model_path("tabletop")).denoiser_file()));
        VERIFY_ERROR(hash({}), ErrorCode::InvalidRequest, "No file");
    }

    void aFixtureOfEachFamily() {
        QString parity = qEnvironmentVariable("SEEDBED_PARITY");
        if (parity.isEmpty()) parity = QStringLiteral(SEEDBED_SOURCE_DIR "/../shared/parity");
        if (!QDir(parity).exists()) QSKIP("the parity fixtures are not here");
        ScanModelsRequest wanted;
        wanted.folders = {parity.toStdString()};
        const auto scanned = run(wanted);
        std::map<std::string, std::string> named;
        int loras = 0;
        for (const auto& [id, entry] : scanned.found) {
            // Settings without weights: a folder whose download is not complete.
            const bool settings_only = id.find("_config") != id.npos;
            QVERIFY2(entry.broken() == settings_only, (id + " " + entry.error).c_str());
            named[fs::relative(id, parity.toStdString()).string()] = entry.architecture;
            loras += entry.kind == ModelKind::Lora;
        }
        QCOMPARE(loras, 3);
        for (const char* path : {"sd1/model",
                                 "sd2/model",
                                 "sdxl-turbo/model",
                                 "pixart-alpha/model",
                                 "sd-inpaint/model",
                                 "singlefile/sd1.safetensors",
                                 "singlefile/sd2.safetensors"}) {
            QVERIFY2(named.contains(path), path);
            QVERIFY2(!named[path].empty(), path);
        }
        QVERIFY(named["sdxl-turbo/model"].find("SDXL") != std::string::npos);
        QVERIFY(named["pixart-alpha/model"].find("PixArt") != std::string::npos);
        // Neither expectations nor judges are models.
        QVERIFY(!named.contains("sd1/expected.safetensors"));
        QVERIFY(!named.contains("judges/vgg16.safetensors"));
        QVERIFY(!named.contains("rng/inputs.safetensors"));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::ScanModelsJobTest)
#include "scan_models_job_test.moc"
