// SPDX-License-Identifier: Apache-2.0
#include "core/io/png.h"
#include "tests/app/cli/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

namespace seedbed {

// Noises between seeds, libraries and abandoned seeds, as the program offers them.
class GenerateVariationsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;

    QString at(const char* name) const { return temporary_->filePath(QString::fromLatin1(name)); }
    static QString text(const char* latin) { return QString::fromLatin1(latin); }
    static QStringList words(const char* latin) {
        return text(latin).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
    static ProgramResult generate(const QStringList& more) {
        return run_program(QStringList{text("generate"),
                                       text("--prompt"),
                                       text("a red cube and a blue sphere"),
                                       text("--device"),
                                       text("cpu"),
                                       text("--steps"),
                                       text("2"),
                                       text("--json")} +
                           more);
    }
    static Image image(const nlohmann::json& line) {
        return read_png(line["path"].get<std::string>()).image;
    }

 private Q_SLOTS:
    void init() { temporary_ = std::make_unique<QTemporaryDir>(); }

    void aChainIsForAllSeeds() {
        const auto result =
            generate(words("--seeds 1,2 --variation 42:0.2;7:0.1 --slerp per_column --out") +
                     QStringList{at("out")});
        QCOMPARE(result.exit_code, 0);
        const auto images = result.lines("image");
        QCOMPARE(images.size(), std::size_t{2});
        for (const auto& line : images) {
            QCOMPARE(line["variation"], "42:0.2;7:0.1");
            QCOMPARE(line["slerp"], "per_column");
        }
    }

    void oneSeedHasAPictureForEachVariationSeed() {
        const auto result = generate(
            words("--seeds 1 --variation-seeds 2,3 --variation-strength 1 --batch 1 --out") +
            QStringList{at("out")});
        const auto plain =
            generate(words("--seeds 2,3 --batch 1 --out") + QStringList{at("plain")});
        const auto varied = result.lines("image");
        const auto seeds = plain.lines("image");
        QCOMPARE(varied.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(varied[i]["seed"], 1);
            QVERIFY(image(varied[i]) == image(seeds[i]));  // strength 1 is the variation seed
        }
    }

    void aPadHasTheSeedsAtItsCorners() {
        const auto pad = generate(words("--seeds 1 --pad 2,3,4 --pad-steps 3 --batch 1 --out") +
                                  QStringList{at("pad")})
                             .lines("image");
        const auto seeds = generate(words("--seeds 1-4 --batch 1 --out") + QStringList{at("plain")})
                               .lines("image");
        QCOMPARE(pad.size(), std::size_t{9});
        const std::size_t corners[] = {0, 2, 6, 8};
        for (std::size_t i = 0; i < 4; ++i) QVERIFY(image(pad[corners[i]]) == image(seeds[i]));
        QCOMPARE(pad[5]["pad"]["x"], 1.0);
        QCOMPARE(pad[5]["pad"]["y"], 0.5);
    }

    void aLibraryKeepsPictures() {
        const QStringList library{text("--library"), at("library")};
        const auto first = generate(words("--seeds 0-1") + library);
        QCOMPARE(first.exit_code, 0);
        const auto again = generate(words("--seeds 2") + library);
        QCOMPARE(QDir(at("library/images")).entryList({text("*.png")}).size(), 3);
        QVERIFY(first.lines("image").at(0)["picture"] != again.lines("image").at(0)["picture"]);
        QVERIFY(QFile::exists(at("library/library.sqlite")));
    }

    void abandonedSeedsAreTold() {
        const auto all =
            generate(words("--seeds 0-2 --abandon cube,sphere:0@1 --out") + QStringList{at("a")});
        QCOMPARE(all.exit_code, 0);
        QCOMPARE(all.lines("abandoned").size(), std::size_t{3});
        QCOMPARE(all.lines("abandoned").at(1)["seed"], 1);
        QCOMPARE(all.lines("abandoned").at(1)["step"], 1);
        QCOMPARE(all.lines("done").at(0)["images"], 0);
        QCOMPARE(all.lines("done").at(0)["abandoned"], 3);
        const auto none =
            generate(words("--seeds 0-2 --abandon cube,sphere:2@1 --abandon-measure cosine --out") +
                     QStringList{at("b")});
        QVERIFY(none.lines("abandoned").empty());
        QCOMPARE(none.lines("done").at(0)["images"], 3);
    }

    void badInput_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* arguments, const char* part) {
            QTest::newRow(arguments) << text(arguments) << text(part);
        };
        row("--variation 42", "\"42\" has no strength");
        row("--variation 42:2", "outside 0 to 1");
        row("--slerp round --variation 42:0.1", "\"round\"");
        row("--slerp whole", "nothing to mix");
        row("--seeds 1,2 --variation-seeds 3 --variation-strength 0.1", "--seeds names 2");
        row("--seeds 1 --variation-seeds 3", "needs --variation-strength");
        row("--seeds 1 --variation-strength 0.3", "needs --variation-seeds");
        row("--seeds 1 --variation-seeds 3 --variation-strength x", "\"x\" is not a number");
        row("--seeds 1 --variation-seeds 3 --variation-strength 1.5", "strength");
        row("--seeds 1 --variation-seeds 3 --variation-strength 1 --pad 1,2,3", "exclude");
        row("--seeds 1 --pad 2,3", "names 2 seeds");
        row("--seeds 1,2 --pad 3,4,5", "--seeds names 2");
        row("--seeds 1 --pad 2,3,4 --pad-steps 1", "--pad-steps");
        row("--abandon cube:0.25", "PHRASE,PHRASE:OVERLAP@STEP");
        row("--abandon cube,sphere:x@1", "PHRASE,PHRASE:OVERLAP@STEP");
        row("--abandon cube:0.25@1", "at least two");
        row("--abandon cube,sphere:0.25@3", "1 to 2");
        row("--abandon cube,pyramid:0.25@1", "pyramid");
        row("--abandon cube,sphere:0.25@1 --abandon-measure dice", "\"dice\"");
        row("--abandon cube,sphere:0.25@1 --dump x.safetensors", "dump");
        row("--out here --library there", "not to both");
    }
    void badInput() {
        QFETCH(QString, arguments);
        QFETCH(QString, part);
        const auto result = generate(arguments.split(QLatin1Char(' ')));
        QCOMPARE(result.exit_code, 2);
        QCOMPARE(result.lines().back()["event"], "failed");
        const auto detail =
            QString::fromStdString(result.lines().back()["detail"].get<std::string>());
        QVERIFY2(detail.contains(part), qPrintable(detail));
        QVERIFY(result.lines("image").empty());
    }

    void theNoiseIsChecked() {
        const auto result = run_program(words("noise-check"));
        QCOMPARE(result.exit_code, 0);
        for (const char* program : {"AUTOMATIC1111 (GPU)", "ComfyUI", "diffusers"})
            QVERIFY2(result.out.contains(text(program)), qPrintable(result.out));
        QCOMPARE(result.out.count(text(" reproduced ")), 3);
        const auto json = run_program(words("noise-check --json"));
        QCOMPARE(json.lines("noise").size(), std::size_t{3});
        QCOMPARE(json.lines("noise").at(2)["reproduced"], true);
        QCOMPARE(json.lines().back()["event"], "done");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateVariationsTest)
#include "generate_variations_test.moc"
