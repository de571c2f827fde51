// SPDX-License-Identifier: Apache-2.0
#include "core/io/png.h"
#include "tests/app/cli/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <set>

namespace seedbed {

class GridTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;

    static QString text(const char* utf8) { return QString::fromUtf8(utf8); }
    QString path(const char* name) const { return temporary_->filePath(text(name)); }
    static ProgramResult grid(std::initializer_list<QString> more) {
        QStringList arguments{text("grid"),
                              text("--size"),
                              text("64x64"),
                              text("--steps"),
                              text("1"),
                              text("-p"),
                              text("a red cube")};
        for (const auto& each : more) arguments << each;
        return run_program(arguments);
    }
    static int files_in(const QString& folder) {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.toStdString()))
            count += entry.path().extension() == ".png" ? 1 : 0;
        return count;
    }

 private Q_SLOTS:
    void init() { temporary_ = std::make_unique<QTemporaryDir>(); }

    void everyCombinationIsMade() {
        const auto result = grid({text("--axis"),
                                  text("seed=0-2"),
                                  text("--axis"),
                                  text("prompt=a red cube||a blue sphere"),
                                  text("-o"),
                                  path("out"),
                                  text("--json"),
                                  text("--sheet"),
                                  path("sheet.png")});
        QCOMPARE(result.exit_code, 0);
        const auto images = result.lines("image");
        QCOMPARE(images.size(), std::size_t{6});
        std::set<std::pair<std::string, std::string>> cells;
        for (const auto& image : images) {
            cells.emplace(image["cell"]["seed"], image["cell"]["prompt"]);
            QVERIFY(QFile::exists(QString::fromStdString(image["path"])));
            QCOMPARE(image["existing"], false);
        }
        QCOMPARE(cells.size(), std::size_t{6});
        QVERIFY(cells.contains({"2", "a blue sphere"}));
        const auto done = result.lines().back();
        QCOMPARE(done["event"], "done");
        QCOMPARE(done["images"], 6);
        QCOMPARE(done["failed"], 0);
        const auto sheet = read_png(path("sheet.png").toStdString()).image;
        QVERIFY(sheet.width > 3 * 64 && sheet.height > 2 * 64);
    }

    void aDryRunCountsAndMakesNothing() {
        const auto result = grid({text("--axis"),
                                  text("CFG Scale=2-8 (+2)"),
                                  text("--axis"),
                                  text("seed=0-9"),
                                  text("-o"),
                                  path("out"),
                                  text("--dry-run"),
                                  text("--json")});
        QCOMPARE(result.exit_code, 0);
        const auto plan = result.lines("plan");
        QCOMPARE(plan.size(), std::size_t{1});
        QCOMPARE(plan[0]["cells"], 40);
        QCOMPARE(plan[0]["to_make"], 40);
        QCOMPARE(plan[0]["existing"], 0);
        QVERIFY(!QFile::exists(path("out")));
        const auto spoken =
            grid({text("--axis"), text("seed=0-9"), text("--dry-run"), text("--time")});
        QCOMPARE(spoken.exit_code, 0);
        QVERIFY2(spoken.out.contains(text("10 cells")) && spoken.out.contains(text("about")),
                 qPrintable(spoken.out));
    }

    void whatExistsIsSkippedUnlessRemade() {
        const auto run = [&](std::initializer_list<QString> more) {
            QStringList arguments{text("grid"),
                                  text("--size"),
                                  text("64x64"),
                                  text("--steps"),
                                  text("1"),
                                  text("-p"),
                                  text("a red cube"),
                                  text("--axis"),
                                  text("seed=0-1"),
                                  text("--library"),
                                  path("library"),
                                  text("--json")};
            for (const auto& each : more) arguments << each;
            return run_program(arguments);
        };
        QCOMPARE(run({}).exit_code, 0);
        const auto dry = run({text("--axis"), text("cfg=4, 6"), text("--dry-run")});
        QCOMPARE(dry.lines("plan")[0]["existing"], 2);
        QCOMPARE(dry.lines("plan")[0]["to_make"], 2);
        const auto second = run({text("--axis"), text("cfg=4, 6")});
        QCOMPARE(second.lines().back()["existing"], 2);
        QCOMPARE(second.lines().back()["images"], 4);
        QCOMPARE(files_in(path("library/images")), 4);
        QCOMPARE(run({text("--remake")}).lines().back()["existing"], 0);
    }

    void aFailedCellDoesNotEndTheRest() {
        const auto result = grid({text("--axis"),
                                  text("model=tabletop, nowhere/model"),
                                  text("--axis"),
                                  text("steps=1, 0"),
                                  text("-o"),
                                  path("out"),
                                  text("--json")});
        QCOMPARE(result.exit_code, 6);
        QCOMPARE(result.lines("image").size(), std::size_t{1});
        const auto failed = result.lines("cell_failed");
        QCOMPARE(failed.size(), std::size_t{3});
        for (const auto& cell : failed) {
            QVERIFY(!cell["detail"].get<std::string>().empty());
            QVERIFY(cell["cell"].contains("model"));
        }
        QCOMPARE(result.lines().back()["failed"], 3);
        QVERIFY(result.err.contains(text("nowhere/model")));
        const auto none =
            grid({text("--axis"), text("model=nowhere/a, nowhere/b"), text("--json")});
        QCOMPARE(none.exit_code, 3);
        QCOMPARE(none.lines().back()["event"], "failed");
    }

    void aGridIsSavedAndRunFromItsFile() {
        QCOMPARE(grid({text("--axis"),
                       text("prompt_sr=red, green"),
                       text("--axis"),
                       text("seed=-1"),
                       text("--save"),
                       path("grid.json"),
                       text("--dry-run")})
                     .exit_code,
                 0);
        const auto first = run_program({text("grid"),
                                        text("--file"),
                                        path("grid.json"),
                                        text("-o"),
                                        path("out"),
                                        text("--json")});
        QCOMPARE(first.exit_code, 0);
        QCOMPARE(first.lines("image").size(), std::size_t{2});
        const auto seed = first.lines("image")[0]["seed"];
        const auto second = run_program({text("grid"),
                                         text("--file"),
                                         path("grid.json"),
                                         text("-o"),
                                         path("out"),
                                         text("--json")});
        QCOMPARE(second.lines("image")[0]["seed"], seed);  // drawn once, stored resolved
        QCOMPARE(
            run_program({text("grid"), text("--file"), path("grid.json"), text("--cfg"), text("3")})
                .exit_code,
            2);
    }

    void severalSeedsAreAnAxisToo() {
        const auto cells = [](const ProgramResult& result) {
            return result.lines("plan").at(0)["cells"].get<int>();
        };
        QCOMPARE(cells(grid({text("--seeds"),
                             text("0-3"),
                             text("--axis"),
                             text("cfg=2, 4"),
                             text("--dry-run"),
                             text("--json")})),
                 8);
        QCOMPARE(cells(grid({text("--axis"), text("cfg=2, 4"), text("--dry-run"), text("--json")})),
                 2);
    }

    void variationsAreAxes() {
        const auto result = grid({text("--seeds"),
                                  text("5"),
                                  text("--axis"),
                                  text("Var. seed=42"),
                                  text("--axis"),
                                  text("Var. strength=0-1 [3]"),
                                  text("-o"),
                                  path("out"),
                                  text("--json")});
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(result.lines("image").size(), std::size_t{3});
    }

    void badInputIsOneSentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("no prompt")
            << QStringList{text("--axis"), text("seed=0-1")} << text("prompt");
        QTest::newRow("unknown axis")
            << QStringList{text("-p"), text("x"), text("--axis"), text("clip=1")}
            << text("\"clip\"");
        QTest::newRow("bad value")
            << QStringList{text("-p"), text("x"), text("--axis"), text("steps=ten")}
            << text("\"ten\"");
        QTest::newRow("no equals")
            << QStringList{text("-p"), text("x"), text("--axis"), text("steps")}
            << text("NAME=VALUES");
        QTest::newRow("twice") << QStringList{text("-p"),
                                              text("x"),
                                              text("--axis"),
                                              text("cfg=1"),
                                              text("--axis"),
                                              text("cfg=2")}
                               << text("twice");
        QTest::newRow("too many") << QStringList{text("-p"),
                                                 text("x"),
                                                 text("--axis"),
                                                 text("seed=0-99999"),
                                                 text("--axis"),
                                                 text("cfg=1-50")}
                                  << text("1,000,000");
        QTest::newRow("two places") << QStringList{text("-p"),
                                                   text("x"),
                                                   text("--axis"),
                                                   text("seed=1"),
                                                   text("-o"),
                                                   text("a"),
                                                   text("--library"),
                                                   text("b")}
                                    << text("--out");
    }
    void badInputIsOneSentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const auto result = run_program(QStringList{text("grid")} + arguments);
        QCOMPARE(result.exit_code, 2);
        QVERIFY2(result.err.contains(said), qPrintable(result.err));
    }

    void aBrokenFileIsOneSentence() {
        QFile file(path("broken.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\": 1, \"base\": {\"version\": 1}, \"axes\": 7}");
        file.close();
        const auto result = run_program({text("grid"), text("--file"), path("broken.json")});
        QCOMPARE(result.exit_code, 3);
        QVERIFY2(result.err.contains(text("broken.json")) && result.err.contains(text("axes")),
                 qPrintable(result.err));
        QCOMPARE(run_program({text("grid"), text("--file"), path("none.json")}).exit_code, 3);
    }

    void interruptedItKeepsWhatIsDone() {
        Program program({text("grid"),
                         text("-p"),
                         text("a cube"),
                         text("--axis"),
                         text("seed=0-999"),
                         text("--batch"),
                         text("1"),
                         text("-o"),
                         path("out"),
                         text("--json")});
        QVERIFY(program.wait_for(text("\"image\"")));
        program.interrupt();
        const auto result = program.finish();
        QCOMPARE(result.exit_code, 130);
        QCOMPARE(result.lines().back()["code"], "interrupted");
        QCOMPARE(files_in(path("out")), static_cast<int>(result.lines("image").size()));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GridTest)
#include "grid_test.moc"
