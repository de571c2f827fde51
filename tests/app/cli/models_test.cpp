// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/program.h"
#include "tests/core/io/test_files.h"

#include <QDir>
#include <QtTest>

namespace seedbed {

class ModelsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;

    QString library() const { return folder_->filePath(QStringLiteral("library")); }
    QString models() const { return folder_->filePath(QStringLiteral("models")); }
    ProgramResult run(const QStringList& arguments) const {
        return run_program(QStringList{QStringLiteral("models")} + arguments +
                           QStringList{QStringLiteral("--library"), library()});
    }
    static std::vector<std::string> names(const ProgramResult& result) {
        std::vector<std::string> names;
        for (const auto& line : result.lines("model")) names.push_back(line["name"]);
        return names;
    }

 private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QDir(models()).mkpath(QStringLiteral("."));
        put(*folder_,
            "models/grain.safetensors",
            safetensors_bytes("{\"x.lora_down.weight\": {\"dtype\": \"F16\", \"shape\": [4, 8], "
                              "\"data_offsets\": [0, 64]}}",
                              64));
        put(*folder_, "models/cut.safetensors", "too short");
    }

    void aFolderIsAddedListedAndRemoved() {
        const auto empty = run({QStringLiteral("list"), QStringLiteral("--json")});
        QCOMPARE(empty.exit_code, 0);
        QCOMPARE(empty.lines().back(), (nlohmann::json{{"event", "done"}, {"models", 0}}));
        const auto added = run({QStringLiteral("add-folder"), models(), QStringLiteral("--json")});
        QVERIFY2(added.exit_code == 0, qPrintable(added.err));
        QCOMPARE(added.lines().back(), (nlohmann::json{{"event", "done"}, {"models", 3}}));
        const auto list = run({QStringLiteral("list"), QStringLiteral("--json")});
        QCOMPARE(names(list).size(), std::size_t{3});
        const auto loras = run({QStringLiteral("list"),
                                QStringLiteral("--kind"),
                                QStringLiteral("lora"),
                                QStringLiteral("--json")});
        QCOMPARE(names(loras), std::vector<std::string>{"grain"});
        const auto cut =
            run({QStringLiteral("list"), QStringLiteral("CUT"), QStringLiteral("--json")});
        QCOMPARE(names(cut), std::vector<std::string>{"cut"});
        QVERIFY(cut.lines("model")[0]["error"].get<std::string>().find("cut") != std::string::npos);
        const auto plain = run({QStringLiteral("list")});
        QVERIFY(plain.out.contains(QStringLiteral("grain")));
        QVERIFY(plain.out.contains(QStringLiteral("cannot be used")));
        QCOMPARE(run({QStringLiteral("folders")}).out.count(QLatin1Char('\n')), 2);
        const auto removed =
            run({QStringLiteral("remove-folder"), models(), QStringLiteral("--json")});
        QCOMPARE(removed.exit_code, 0);
        QCOMPARE(names(run({QStringLiteral("list"), QStringLiteral("--json")})),
                 std::vector<std::string>{"Tabletop"});
    }

    void aFolderIsLookedIntoWithoutWatchingIt() {
        const auto scan = run({QStringLiteral("scan"), models(), QStringLiteral("--json")});
        QCOMPARE(scan.exit_code, 0);
        QCOMPARE(names(scan).size(), std::size_t{2});
        QCOMPARE(names(run({QStringLiteral("list"), QStringLiteral("--json")})).size(),
                 std::size_t{0});
        const auto none = run({QStringLiteral("scan"), models() + QStringLiteral("/none")});
        QCOMPARE(none.exit_code, 6);
        QVERIFY(none.err.contains(QStringLiteral("none")));
    }

    void hashesAreKept() {
        run({QStringLiteral("add-folder"), models()});
        const auto hash =
            run({QStringLiteral("hash"), QStringLiteral("grain"), QStringLiteral("--json")});
        QVERIFY2(hash.exit_code == 0, qPrintable(hash.err));
        const auto lines = hash.lines("hash");
        QCOMPARE(lines.size(), std::size_t{1});
        const std::string sha256 = lines[0]["sha256"];
        QCOMPARE(sha256.size(), std::size_t{64});
        QCOMPARE(lines[0]["auto_v2"].get<std::string>(), sha256.substr(0, 10));
        const auto listed = run({QStringLiteral("list"),
                                 QString::fromStdString(sha256.substr(0, 10)),
                                 QStringLiteral("--json")});
        QCOMPARE(names(listed), std::vector<std::string>{"grain"});
        // A file that no folder holds.
        const auto other = run({QStringLiteral("hash"),
                                models() + QStringLiteral("/cut.safetensors"),
                                QStringLiteral("--json")});
        QCOMPARE(other.exit_code, 0);
        QCOMPARE(other.lines("hash").size(), std::size_t{1});
    }

    void mistakesAreSaid() {
        const auto unknown = run({QStringLiteral("hash"), QStringLiteral("nobody")});
        QCOMPARE(unknown.exit_code, 3);
        QVERIFY(unknown.err.contains(QStringLiteral("nobody")));
        const auto none = run({QStringLiteral("add-folder"), models() + QStringLiteral("/none")});
        QCOMPARE(none.exit_code, 3);
        QCOMPARE(run({QStringLiteral("remove-folder"), models()}).exit_code, 2);
        QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--kind"), QStringLiteral("vae")})
                     .exit_code,
                 2);
        QCOMPARE(run({}).exit_code, 2);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::ModelsTest)
#include "models_test.moc"
