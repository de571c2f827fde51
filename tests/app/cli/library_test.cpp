// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/program.h"
#include "tests/core/library/pictures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

namespace seedbed {

// `seedbed library` as a person and a script use it, on pictures of two prompts with seeds 0 to 3.
class LibraryTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;

    static QString text(const char* utf8) { return QString::fromUtf8(utf8); }
    QString at(const char* name) const { return temporary_->filePath(text(name)); }
    ProgramResult run(const char* command, const QStringList& more = {}) const {
        return run_program(QStringList{text("library"), text(command)} + more +
                           QStringList{text("--library"), at("library")});
    }
    ProgramResult run_json(const char* command, const QStringList& more = {}) const {
        return run(command, more + QStringList{text("--json")});
    }
    // The names of the files that a search prints, sorted.
    QStringList found(const char* query) const {
        QStringList names;
        for (const auto& line :
             run("search", {text(query)}).out.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            names.append(QFileInfo(line).fileName());
        names.sort();
        return names;
    }
    static void verify_refused(const ProgramResult& result, int code, const char* part) {
        QCOMPARE(result.exit_code, code);
        const auto lines = result.err.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY2(lines.size() == 1, qPrintable(result.err));
        QVERIFY2(lines[0].contains(text(part)), qPrintable(result.err));
    }

 private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        const auto folder = std::filesystem::path(at("library").toStdString()) / "images";
        std::filesystem::create_directories(folder);
        for (int i = 0; i < 4; ++i)
            make_picture(folder,
                         {"0000" + std::to_string(i) + "-" + std::to_string(i) + ".png",
                          i < 3 ? "a red cube" : "a blue sphere",
                          static_cast<std::uint64_t>(i),
                          15 + 5 * i});
    }

    void searchPrintsPaths() {
        const auto result = run("search", {text("prompt:cube seed:2")});
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(result.out.trimmed(), at("library/images/00002-2.png"));
        QCOMPARE(found("sphere"), QStringList{text("00003-3.png")});
        QCOMPARE(found("").size(), 4);
        // The words of a query need no quotes.
        const auto words = run("search", {text("prompt:cube"), text("seed:2")});
        QCOMPARE(words.out, result.out);
    }

    void searchSortsAndLimits() {
        const auto lines =
            run_json(
                "search",
                {text("--sort"), text("seed"), text("--ascending"), text("--limit"), text("2")})
                .lines();
        QCOMPARE(lines.size(), 3u);
        QCOMPARE(lines[0]["seed"], 0);
        QCOMPARE(lines[1]["seed"], 1);
        QCOMPARE(lines[1]["prompt"], "a red cube");
        QCOMPARE(lines[2]["event"], "done");
        QCOMPARE(lines[2]["pictures"], 4);
    }

    void judging() {
        QCOMPARE(run("rate", {text("5"), text("seed:2")}).exit_code, 0);
        QCOMPARE(run("judge",
                     {text("seed:3"),
                      text("--pick"),
                      text("--favourite"),
                      text("--tag"),
                      text("blue sky"),
                      text("--note"),
                      text("for print")})
                     .exit_code,
                 0);
        QCOMPARE(found("steps:>20 rating:4.. token:cube"), QStringList{text("00002-2.png")});
        QCOMPARE(found("is:pick is:favourite tag:\"blue sky\" note:print"),
                 QStringList{text("00003-3.png")});
        QVERIFY(QFile::exists(at("library/images/00002-2.png.xmp")));
        const auto changed = run_json("judge", {text("is:pick"), text("--unflag")}).lines();
        QCOMPARE(changed.back()["changed"], 1);
        QCOMPARE(changed[0]["flag"], nlohmann::json());
        QVERIFY(found("is:pick").isEmpty());
    }

    void theBin() {
        QCOMPARE(run("bin", {text("cube")}).exit_code, 0);
        QCOMPARE(found("").size(), 1);
        QCOMPARE(found("in:bin").size(), 3);
        QVERIFY(QFile::exists(at("library/bin/00000-0.png")));
        QCOMPARE(run("restore", {text("seed:0")}).exit_code, 0);
        QCOMPARE(found("cube"), QStringList{text("00000-0.png")});
        const auto emptied = run_json("empty-bin").lines();
        QCOMPARE(emptied.back()["deleted"], 2);
        QVERIFY(found("in:bin").isEmpty());
    }

    void infoSeedsAndFavourites() {
        const auto info = run_json("info").lines("library");
        QCOMPARE(info[0]["pictures"], 4);
        QCOMPARE(info[0]["seeds"], 4);
        QCOMPARE(run_json("seeds").lines("seed").size(), 4u);
        run("favourites", {text("--add"), text("7,42"), text("--rng"), text("nv")});
        run("favourites", {text("--remove"), text("7"), text("--rng"), text("nv")});
        const auto favourites = run_json("favourites").lines("favourite");
        QCOMPARE(favourites.size(), 1u);
        QCOMPARE(favourites[0]["seed"], 42);
        QCOMPARE(favourites[0]["noise"], "nv");
    }

    void verifyAndRebuild() {
        run("info");
        QCOMPARE(run("verify").exit_code, 0);
        QVERIFY(QFile::remove(at("library/images/00001-1.png")));
        const auto result = run("verify");
        QCOMPARE(result.exit_code, 3);
        QVERIFY(result.out.contains(text("00001-1.png")));
        const auto json = run_json("verify");
        QCOMPARE(json.exit_code, 3);
        QCOMPARE(json.lines("difference").size(), 1u);
        QCOMPARE(json.lines().back()["differences"], 1);
        QCOMPARE(run("rebuild").exit_code, 0);
        QCOMPARE(run("verify").exit_code, 0);
    }

    void aBrokenIndexNamesItsRemedy() {
        run("info");
        QFile index(at("library/library.sqlite"));
        QVERIFY(index.resize(index.size() / 2));
        QFile::remove(at("library/library.sqlite-wal"));
        verify_refused(run("search", {text("cube")}), 3, "seedbed library rebuild --library");
        QCOMPARE(run("rebuild").exit_code, 0);
        QCOMPARE(found("cube").size(), 3);
    }

    void exportAndImport() {
        run("rate", {text("4"), text("cube")});
        QCOMPARE(run("export", {text("cube"), text("--out"), at("out")}).exit_code, 0);
        QCOMPARE(QDir(at("out")).entryList(QDir::Files).size(), 5);
        QFile(at("out/broken.png")).open(QIODevice::WriteOnly);  // empty: a claimed name
        QFile broken(at("out/text.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        const auto import = run_program({text("library"),
                                         text("import"),
                                         at("out"),
                                         text("--tag"),
                                         text("mine"),
                                         text("--library"),
                                         at("another"),
                                         text("--json")});
        QCOMPARE(import.exit_code, 0);
        QCOMPARE(import.lines().back()["done"], 3);
        QCOMPARE(import.lines().back()["problems"], 1);
        QVERIFY(import.err.contains(text("text.png")));
        const auto rated = run_program({text("library"),
                                        text("search"),
                                        text("rating:4 tag:mine"),
                                        text("--library"),
                                        at("another")});
        QCOMPARE(rated.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts).size(), 3);
    }

    void badInput() {
        verify_refused(run("search", {text("colour:red")}), 2, "prompt, negative, note");
        verify_refused(run("search", {text("--sort"), text("beauty")}), 2, "created, seed");
        verify_refused(run("rate", {text("6"), text("cube")}), 2, "6");
        verify_refused(run("rate", {text("5")}), 2, "--all");
        verify_refused(run("judge", {text("cube")}), 2, "--rating");
        verify_refused(run("judge", {text("cube"), text("--tag"), text("a,b")}), 2, "a,b");
        verify_refused(run("bin"), 2, "--all");
        verify_refused(run("import", {at("nowhere")}), 3, "nowhere");
        verify_refused(run("favourites", {text("--add"), text("x")}), 2, "x");
        const auto nowhere = QStringList{
            text("library"), text("search"), text("--library"), at("nowhere"), text("--json")};
        const auto result = run_program(nowhere);
        verify_refused(result, 3, "no library");
        QCOMPARE(result.lines().back()["event"], "failed");
        QVERIFY(!QFile::exists(at("nowhere")));
        QCOMPARE(run_program({text("library")}).exit_code, 2);
    }

    void theDefaultLibraryIsInTheHome() {
        Program program(text("bash"),
                        {text("-c"),
                         text("XDG_DATA_HOME=\"$1\" exec \"$0\" library import \"$2\""),
                         text(SEEDBED_CLI),
                         at("data"),
                         at("library/images")});
        QCOMPARE(program.finish().exit_code, 0);
        QVERIFY(QFile::exists(at("data/seedbed/images/00000-0.png")));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::LibraryTest)
#include "library_test.moc"
