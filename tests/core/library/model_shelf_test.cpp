// SPDX-License-Identifier: Apache-2.0
#include "core/library/model_shelf.h"

#include "core/io/json_file.h"
#include "core/library/model_entry_json.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/base/file_modes.h"
#include "tests/core/io/test_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace seedbed;

namespace {

ModelEntry made(const std::string& id) {
    ModelEntry entry;
    entry.id = id;
    entry.path = id;
    entry.name = "A model – Modell";
    entry.form = "diffusers folder";
    entry.architecture = "SDXL";
    entry.prediction = "epsilon";
    entry.dtype = "float16";
    entry.bytes = 6'938'078'334;
    entry.modified_ns = 1'700'000'000'123'456'789;
    entry.parameters = 3'469'763'399;
    entry.bytes_float32 = 4 * entry.parameters;
    entry.vae_bytes_float32 = 334'000'000;
    entry.native_width = entry.native_height = 1024;
    entry.base_channels = 320;
    entry.vae_channels = 128;
    entry.attention_layers = 70;
    entry.hashes = {"0123456789", "", std::string(64, 'a')};
    entry.parts = {{"unet", "UNet2DConditionModel", 2'567'463'684, "float16"}};
    entry.facts = {{"Scheduler", "EulerDiscreteScheduler"}};
    entry.defects = {"The text encoder has one block more than it uses."};
    return entry;
}

}  // namespace

class ModelShelfTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void nothingAtFirst() {
        ModelShelf shelf(root());
        QVERIFY(shelf.read() == ModelShelfContents{});
        QVERIFY(shelf.problem().empty());
        QVERIFY(shelf.watched() == std::vector{root() / "models"});
        QVERIFY(!QFile::exists(file()));
    }

    void everythingComesBack() {
        ModelEntry broken = made("/models/broken.safetensors");
        broken.kind = ModelKind::Lora;
        broken.error = "The file ends early.";
        broken.error_code = ErrorCode::FileFormat;
        ModelShelf shelf(root());
        const auto& written = shelf.change([&](ModelShelfContents& contents) {
            contents.folders = {"/models", "/mehr Modelle"};
            contents.entries = {made("/models/sdxl"), broken};
            contents.marks["/models/sdxl"] = {
                true, "for \"hands\"\nand feet", 1'700'000'000'000, "bfloat16"};
        });
        ModelShelf other(root());
        QVERIFY(other.read() == written);
        QVERIFY((other.watched() == std::vector<std::filesystem::path>{
                                        root() / "models", "/models", "/mehr Modelle"}));
    }

    void marksThatSayNothingAreNotKept() {
        ModelShelf shelf(root());
        shelf.change([](ModelShelfContents& contents) {
            contents.marks["a"].favourite = true;
            contents.marks["b"] = {};
        });
        ModelShelf other(root());
        QCOMPARE(other.read().marks.size(), std::size_t{1});
    }

    void programsDoNotOverwriteOneAnother() {
        ModelShelf first(root());
        ModelShelf second(root());
        first.change([](ModelShelfContents& contents) { contents.entries = {made("a")}; });
        second.change([](ModelShelfContents& contents) {
            contents.entries.push_back(made("b"));
            contents.marks["b"].favourite = true;
        });
        first.change([](ModelShelfContents& contents) { contents.marks["a"].note = "mine"; });
        QCOMPARE(first.read().entries.size(), std::size_t{2});
        QVERIFY(first.read().marks.at("b").favourite);
        QVERIFY(second.read() == first.read());
    }

    void threadsDoNotLoseChanges() {
        constexpr int kThreads = 4;
        constexpr int kEach = 10;
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&, t] {
                ModelShelf shelf(root());
                for (int i = 0; i < kEach; ++i)
                    shelf.change([&](ModelShelfContents& contents) {
                        contents.entries.push_back(made(std::to_string(t * kEach + i)));
                    });
            });
        threads.clear();
        QCOMPARE(ModelShelf(root()).read().entries.size(), std::size_t{kThreads * kEach});
    }

    void aBrokenFileIsKeptAside_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("names");
        QTest::newRow("no JSON") << QByteArray("{\"format\": ") << QStringLiteral("models.json");
        QTest::newRow("not ours") << QByteArray("{\"format\": \"other\"}")
                                  << QStringLiteral("format");
        QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("object");
        QTest::newRow("newer") << QByteArray(R"({"format": "seedbed-models", "version": 9})")
                               << QStringLiteral("version");
        QTest::newRow("folders")
            << QByteArray(R"({"format": "seedbed-models", "version": 1, "folders": 7})")
            << QStringLiteral("folders");
        QTest::newRow("a model without an id")
            << QByteArray(
                   R"({"format": "seedbed-models", "version": 1, "models": [{"kind": "model"}]})")
            << QStringLiteral("id");
        QTest::newRow("an unknown kind")
            << QByteArray(
                   R"({"format": "seedbed-models", "version": 1, "models": [{"id": "a", "kind": "x", "path": "a"}]})")
            << QStringLiteral("kind");
    }

    void aBrokenFileIsKeptAside() {
        QFETCH(QByteArray, text);
        QFETCH(QString, names);
        put(*m_folder, "models.json", text);
        ModelShelf shelf(root());
        QVERIFY(shelf.read() == ModelShelfContents{});
        const QString problem = QString::fromStdString(shelf.problem());
        QVERIFY2(problem.contains(names), qPrintable(problem));
        QVERIFY2(problem.contains(QStringLiteral("models.broken.json")), qPrintable(problem));
        QCOMPARE(get(root() / "models.broken.json"), text);
        shelf.change([](ModelShelfContents& contents) { contents.entries = {made("a")}; });
        QCOMPARE(ModelShelf(root()).read().entries.size(), std::size_t{1});
        // The next one does not overwrite the first.
        put(*m_folder, "models.json", "[1]");
        ModelShelf(root()).read();
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("models.broken-2.json"))));
    }

    void factsOfAnotherSeedbedAreReadAgain() {
        ModelShelf shelf(root());
        shelf.change([](ModelShelfContents& contents) { contents.entries = {made("a")}; });
        QByteArray text = get(root() / "models.json");
        const int at = static_cast<int>(text.indexOf("\"facts\": "));
        QVERIFY(at > 0);
        text.replace(at, 10, "\"facts\": 0");
        put(*m_folder, "models.json", text);
        const auto entries = ModelShelf(root()).read().entries;
        QCOMPARE(entries.size(), std::size_t{1});
        QCOMPARE(entries[0].modified_ns, std::int64_t{0});  // no file has this time
        QCOMPARE(entries[0].name, made("a").name);
    }

    void hashesStayWhileTheFileDoes() {
        std::vector<ModelEntry> entries{made("a")};
        ModelEntry again = made("a");
        again.hashes = {};
        again.architecture = "SDXL Turbo";
        put_entry(entries, again);
        QCOMPARE(entries.size(), std::size_t{1});
        QCOMPARE(entries[0].hashes.auto_v2, std::string("0123456789"));
        QCOMPARE(entries[0].architecture, std::string("SDXL Turbo"));
        again.modified_ns += 1;
        put_entry(entries, again);
        QVERIFY(entries[0].hashes == ModelHashes{});
        put_entry(entries, made("b"));
        keep_entries(entries, {"b", "c"});
        QCOMPARE(entries.size(), std::size_t{1});
        QVERIFY(find_entry(entries, "b") == &entries[0]);
        QVERIFY(!find_entry(entries, "a"));
    }

    void foldersAreAddedOnce() {
        QDir(m_folder->path()).mkpath(QStringLiteral("a/b"));
        ModelShelfContents contents;
        QVERIFY(add_model_folder(contents, root() / "a" / "b" / ".") == root() / "a" / "b");
        VERIFY_ERROR(add_model_folder(contents, root() / "a" / "b"),
                     ErrorCode::InvalidRequest,
                     "watched already");
        // The folder above takes in the one below.
        add_model_folder(contents, root() / "a");
        QVERIFY(contents.folders == std::vector{root() / "a"});
        VERIFY_ERROR(add_model_folder(contents, root() / "a" / "b"),
                     ErrorCode::InvalidRequest,
                     "as a part of");
        VERIFY_ERROR(add_model_folder(contents, root() / "none"), ErrorCode::FileNotFound, "none");
        contents.entries = {made((root() / "a" / "b" / "model").string()), made("/elsewhere")};
        VERIFY_ERROR(remove_model_folder(contents, "/elsewhere"),
                     ErrorCode::InvalidRequest,
                     "is not watched");
        remove_model_folder(contents, root() / "a");
        QVERIFY(contents.folders.empty());
        QCOMPARE(contents.entries.size(), std::size_t{1});
    }

    void whatLiesWhere() {
        QVERIFY(lies_in("/a/b/c", "/a/b"));
        QVERIFY(lies_in("/a/b", "/a/b"));
        QVERIFY(!lies_in("/a/bc", "/a/b"));
        QVERIFY(!lies_in("/a", "/a/b"));
    }

    void aReadOnlyFolderIsSaid() {
        const ObeyFileModes modes;
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
        ModelShelf shelf(root());
        QVERIFY(shelf.read() == ModelShelfContents{});
        VERIFY_ERROR(shelf.change([](ModelShelfContents& contents) { contents.folders = {"/a"}; }),
                     ErrorCode::PermissionDenied,
                     m_folder->path().toStdString());
        QFile::setPermissions(m_folder->path(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void kindsHaveNames() {
        for (const auto kind : {ModelKind::Model, ModelKind::Lora, ModelKind::Embedding})
            QVERIFY(parse_model_kind(to_string(kind)) == kind);
        VERIFY_ERROR(parse_model_kind("vae"), ErrorCode::InvalidRequest, "vae");
    }

 private:
    std::filesystem::path root() const { return m_folder->path().toStdString(); }
    QString file() const { return m_folder->filePath(QStringLiteral("models.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(ModelShelfTest)
#include "model_shelf_test.moc"
