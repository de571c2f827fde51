// SPDX-License-Identifier: Apache-2.0
#include "core/io/png.h"
#include "core/io/safetensors.h"
#include "tests/app/cli/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstdlib>

namespace seedbed {

class GenerateTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;

    QString at(const char* name) const { return temporary_->filePath(QString::fromLatin1(name)); }
    static QStringList generate(std::initializer_list<QString> more) {
        QStringList arguments{QStringLiteral("generate"),
                              QStringLiteral("--prompt"),
                              QStringLiteral("a red cube and a blue sphere"),
                              QStringLiteral("--device"),
                              QStringLiteral("cpu")};
        arguments.append(QStringList(more));
        return arguments;
    }
    static QString text(const char* latin) { return QString::fromLatin1(latin); }
    static QStringList pngs(const QString& folder) {
        return QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    }
    static QByteArray bytes(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

 private Q_SLOTS:
    void init() { temporary_ = std::make_unique<QTemporaryDir>(); }

    void picturesArriveAndTheirPathsArePrinted() {
        const auto result = run_program(generate({text("--seeds"),
                                                  text("0-2,42"),
                                                  text("--steps"),
                                                  text("2"),
                                                  text("--out"),
                                                  at("out")}));
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(pngs(at("out")),
                 (QStringList{text("00000-0.png"),
                              text("00001-1.png"),
                              text("00002-2.png"),
                              text("00003-42.png")}));
        const auto lines = result.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[3], at("out") + text("/00003-42.png"));
        QCOMPARE(result.err, QString());
    }

    void jsonLinesTellTheRun() {
        const auto result = run_program(generate({text("--seeds"),
                                                  text("3,9"),
                                                  text("--steps"),
                                                  text("2"),
                                                  text("--out"),
                                                  at("out"),
                                                  text("--json")}));
        QCOMPARE(result.exit_code, 0);
        const auto lines = result.lines();
        QCOMPARE(lines.front()["event"], "queued");
        QCOMPARE(lines.back()["event"], "done");
        QCOMPARE(lines.back()["images"], 2);
        QCOMPARE(result.lines("model").at(0)["prompt"]["tokens"], 7);
        QCOMPARE(result.lines("model").at(0)["prompt"]["truncated"], false);
        const auto images = result.lines("image");
        QCOMPARE(images.size(), std::size_t{2});
        QCOMPARE(images[1]["seed"], 9);
        QVERIFY(QFile::exists(QString::fromStdString(images[1]["path"])));
        QVERIFY(!result.lines("progress").empty());
    }

    void twiceGivesIdenticalFiles() {
        for (const char* folder : {"a", "b"})
            QCOMPARE(run_program(generate({text("--seeds"),
                                           text("0-3"),
                                           text("--steps"),
                                           text("3"),
                                           text("--sampler"),
                                           text("euler_a"),
                                           text("--out"),
                                           at(folder)}))
                         .exit_code,
                     0);
        const auto names = pngs(at("a"));
        QCOMPARE(names.size(), 4);
        for (const auto& name : names)
            QCOMPARE(bytes(at("a") + QLatin1Char('/') + name),
                     bytes(at("b") + QLatin1Char('/') + name));
    }

    void batchOneAndEightAgreeToOneLevel() {
        for (const char* batch : {"1", "8"})
            QCOMPARE(run_program(generate({text("--seeds"),
                                           text("0-7"),
                                           text("--steps"),
                                           text("4"),
                                           text("--batch"),
                                           text(batch),
                                           text("--out"),
                                           at(batch)}))
                         .exit_code,
                     0);
        for (const auto& name : pngs(at("1"))) {
            const auto one = read_png((at("1") + QLatin1Char('/') + name).toStdString()).image;
            const auto eight = read_png((at("8") + QLatin1Char('/') + name).toStdString()).image;
            int largest = 0;
            for (std::size_t i = 0; i < one.rgb.size(); ++i)
                largest = std::max(largest, std::abs(one.rgb[i] - eight.rgb.at(i)));
            QVERIFY(largest <= 1);
        }
    }

    void nothingIsOverwritten() {
        for (int i = 0; i < 2; ++i)
            QCOMPARE(run_program(generate({text("--seeds"),
                                           text("5"),
                                           text("--steps"),
                                           text("1"),
                                           text("--attention"),
                                           text("cube"),
                                           text("--out"),
                                           at("out")}))
                         .exit_code,
                     0);
        QCOMPARE(pngs(at("out")),
                 (QStringList{text("00000-5.cube.png"),
                              text("00000-5.png"),
                              text("00001-5.cube.png"),
                              text("00001-5.png")}));
        QVERIFY(QFile::exists(at("out/attention-1.json")));
    }

    void attentionIsDrawnAndMeasured() {
        const auto result = run_program(generate({text("--seeds"),
                                                  text("1,2"),
                                                  text("--steps"),
                                                  text("3"),
                                                  text("--attention"),
                                                  text("red cube, sphere"),
                                                  text("--out"),
                                                  at("out"),
                                                  text("--json")}));
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(result.lines("file").size(), std::size_t{6});
        QCOMPARE(read_png(at("out/00001-2.red-cube.png").toStdString()).image.width, 128);
        const auto report = nlohmann::json::parse(bytes(at("out/attention.json")).toStdString());
        QCOMPARE(report["phrases"][0]["tokens"], (nlohmann::json{2, 3}));
        const auto& picture = report["pictures"][1];
        QCOMPARE(picture["seed"], 2);
        QCOMPARE(picture["steps"].size(), std::size_t{3});
        const auto& pair = picture["steps"][2]["pairs"][0];
        QCOMPARE(pair["a"], "red cube");
        QCOMPARE(pair["b"], "sphere");
        for (const char* measure : {"separate", "iou", "cosine"})
            QVERIFY(pair[measure].get<double>() >= 0 && pair[measure].get<double>() <= 1);
        QVERIFY(picture["steps"][0]["enhance"]["sphere"].get<double>() > 0);
        // A header; for each picture and step two activations and three overlaps.
        QCOMPARE(bytes(at("out/attention.csv")).count('\n'), 1 + 2 * 3 * 5);
    }

    void dumpAndSheetGoWhereTheyAreToldAndNowhereElse() {
        const auto result = run_program(generate({text("--seeds"),
                                                  text("0-4"),
                                                  text("--steps"),
                                                  text("2"),
                                                  text("--dump"),
                                                  at("run.safetensors"),
                                                  text("--grid"),
                                                  at("sheet.png")}));
        QCOMPARE(result.exit_code, 0);
        const auto file = SafetensorsFile::open(at("run.safetensors").toStdString());
        QCOMPARE(file->entry("noise").shape, (std::vector<std::int64_t>{5, 4, 16, 16}));
        QCOMPARE(file->entry("attn.average").shape, (std::vector<std::int64_t>{2, 5, 256, 24}));
        QVERIFY(read_png(at("sheet.png").toStdString()).image.width > 3 * 128);
        QCOMPARE(QDir(temporary_->path()).entryList(QDir::Files).size(), 2);
    }

    void anEmptyPromptIsUnconditionalAndSaid() {
        const auto result = run_program({text("generate"),
                                         text("--prompt"),
                                         QString(),
                                         text("--seeds"),
                                         text("1"),
                                         text("--steps"),
                                         text("1"),
                                         text("--out"),
                                         at("out")});
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(result.err,
                 text("seedbed: The prompt is empty: the pictures are unconditional.\n"));
    }

    void fiveThousandWordsAreCutAndSaid() {
        const auto result = run_program({text("generate"),
                                         text("--prompt"),
                                         text("cube ").repeated(5000),
                                         text("--syntax"),
                                         text("plain"),
                                         text("--seeds"),
                                         text("1"),
                                         text("--steps"),
                                         text("1"),
                                         text("--out"),
                                         at("out"),
                                         text("--json")});
        QCOMPARE(result.exit_code, 0);
        const auto prompt = result.lines("model").at(0)["prompt"];
        QCOMPARE(prompt["tokens"], 5000);
        QCOMPARE(prompt["limit"], 22);
        QCOMPARE(prompt["truncated"], true);
        QVERIFY2(result.err.contains(text("5000 tokens")), qPrintable(result.err));
    }

    void quietIsSilent() {
        const auto result = run_program({text("generate"),
                                         text("-q"),
                                         text("-p"),
                                         QString(),
                                         text("--seeds"),
                                         text("1"),
                                         text("--steps"),
                                         text("1"),
                                         text("-o"),
                                         at("out")});
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(result.err, QString());
    }

    void firstInterruptFinishesThePicturesThatAreBegun() {
        Program program(generate({text("--seeds"),
                                  text("0-399"),
                                  text("--steps"),
                                  text("4"),
                                  text("--batch"),
                                  text("4"),
                                  text("--out"),
                                  at("out"),
                                  text("--json")}));
        QVERIFY(program.wait_for(text("\"event\":\"image\"")));
        program.interrupt();
        const auto result = program.finish();
        QCOMPARE(result.exit_code, 130);
        const auto last = result.lines().back();
        QCOMPARE(last["event"], "failed");
        QCOMPARE(last["code"], "interrupted");
        const auto names = pngs(at("out"));
        QCOMPARE(names.size() % 4, 0);
        QVERIFY(names.size() >= 4 && names.size() < 400);
        QCOMPARE(last["images"], names.size());
        for (const auto& name : names)
            QCOMPARE(read_png((at("out/") + name).toStdString()).image.width, 128);
    }

    void secondInterruptStopsAtOnce() {
        Program program(generate({text("--seeds"),
                                  text("0-7"),
                                  text("--steps"),
                                  text("900"),
                                  text("--out"),
                                  at("out"),
                                  text("--json")}));
        QVERIFY(program.wait_for(text("\"event\":\"progress\"")));
        program.interrupt();
        QVERIFY(program.wait_for_error(text("Ctrl+C again")));  // two at once would be one signal
        program.interrupt();
        const auto result = program.finish();
        QCOMPARE(result.exit_code, 130);
        QCOMPARE(result.lines().back()["images"], 0);
        QVERIFY(pngs(at("out")).isEmpty());
    }

    void helpTeaches() {
        const auto general = run_program({text("--help")});
        QCOMPARE(general.exit_code, 0);
        for (const char* word : {"generate", "inspect", "Exit codes", "130"})
            QVERIFY2(general.out.contains(text(word)), word);
        const auto help = run_program({text("generate"), text("--help")});
        QCOMPARE(help.exit_code, 0);
        for (const char* word :
             {"--prompt",   "--negative", "--seeds", "--model",     "--steps",   "--sampler",
              "--schedule", "--cfg",      "--eta",   "--size",      "--rng",     "--batch",
              "--device",   "--threads",  "--out",   "--attention", "--capture", "--dump",
              "--grid",     "--json",     "--quiet", "Examples:",   "pixels"})
            QVERIFY2(help.out.contains(text(word)), word);
        QVERIFY(run_program({text("--version")}).out.startsWith(text("seedbed ")));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateTest)
#include "generate_test.moc"
