// SPDX-License-Identifier: Apache-2.0
#include "core/io/png.h"
#include "tests/app/cli/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <string>
#include <vector>

namespace seedbed {

// How prompts are read: weights, chunks, wildcards, tags.
class GenerateTextTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> temporary_;
    int runs_ = 0;

    QString at(const char* name) const { return temporary_->filePath(QString::fromLatin1(name)); }
    static QString text(const char* latin) { return QString::fromLatin1(latin); }

    static ProgramResult generate(const QString& folder,
                                  const QString& prompt,
                                  const QStringList& more) {
        return run_program(QStringList{text("generate"),
                                       text("--device"),
                                       text("cpu"),
                                       text("--steps"),
                                       text("2"),
                                       text("--prompt"),
                                       prompt,
                                       text("--out"),
                                       folder} +
                           more);
    }

    // The pictures of a run that goes well.
    std::vector<PngFile> pictures(const char* prompt, const QStringList& more) {
        const QString folder = temporary_->filePath(QString::number(runs_++));
        const auto result = generate(folder, QString::fromUtf8(prompt), more);
        if (result.exit_code != 0) qWarning("%s", qPrintable(result.err));
        std::vector<PngFile> files;
        for (const QString& name : QDir(folder).entryList({text("*.png")}, QDir::Files, QDir::Name))
            files.push_back(read_png((folder + text("/") + name).toStdString()));
        return files;
    }

    std::vector<std::uint8_t> pixels(const char* prompt, const QStringList& more = {}) {
        const auto files = pictures(prompt, QStringList{text("--seeds"), text("7")} + more);
        return files.empty() ? std::vector<std::uint8_t>() : files.front().image.rgb;
    }

    static std::string parameters(const PngFile& file) {
        for (const auto& [keyword, content] : file.text)
            if (keyword == "parameters") return content;
        return {};
    }

    void write(const char* name, const char* content) {
        QDir().mkpath(QFileInfo(at(name)).path());
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

 private Q_SLOTS:
    void init() { temporary_ = std::make_unique<QTemporaryDir>(); }

    void weightsChangeThePicture() {
        const auto plain = pixels("a red cube and a blue sphere");
        QVERIFY(!plain.empty());
        QVERIFY(pixels("a (red:1.0) cube and a blue sphere") == plain);
        QVERIFY(pixels("a (red:1.6) cube and a blue sphere") != plain);
        QVERIFY(pixels("a red cube and a blue sphere", {text("--clip-skip"), text("2")}) != plain);
        QVERIFY(pixels("a red cube and a blue sphere", {text("--syntax"), text("plain")}) == plain);
    }

    void longPromptsAreReadToTheirEnd() {
        const char* prompt =
            "a small shiny red cube next to a large wooden table and a blue sphere in front of a "
            "white wall with a green cone";
        const auto result =
            generate(at("long"), text(prompt), {text("--seeds"), text("7"), text("--json")});
        QCOMPARE(result.exit_code, 0);
        const auto told = result.lines("model").at(0)["prompt"];
        QCOMPARE(told["truncated"], false);
        QVERIFY(told["limit"] > 22);
        QVERIFY(pixels(prompt) != pixels(prompt, {text("--syntax"), text("plain")}));
    }

    void attentionFindsWeightedWords() {
        const auto result =
            generate(at("words"),
                     text("a (red:1.3) cube BREAK a ((blue)) sphere"),
                     {text("--seeds"), text("7"), text("--attention"), text("red cube,sphere")});
        QCOMPARE(result.exit_code, 0);
        QFile file(at("words/attention.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto report = nlohmann::json::parse(file.readAll().toStdString());
        QCOMPARE(report["phrases"][0]["tokens"], (nlohmann::json{2, 3}));
        QCOMPARE(report["phrases"][1]["tokens"], (nlohmann::json{27}));  // in the second chunk
    }

    void wildcardsChooseForEachPicture() {
        write("wild/colour.txt", "red\nblue\ngreen\n");
        const QStringList options{text("--seeds"),
                                  text("1-6"),
                                  text("--wildcards"),
                                  at("wild"),
                                  text("--text-seed"),
                                  text("3")};
        const auto prompts = [&](const QStringList& more) {
            QStringList found;
            for (const PngFile& file : pictures("a __colour__ {cube|sphere}", more))
                found << QString::fromStdString(parameters(file)).section(QLatin1Char('\n'), 0, 0);
            return found;
        };
        const QStringList first = prompts(options);
        QCOMPARE(first.size(), 6);
        QVERIFY(QSet<QString>(first.begin(), first.end()).size() > 1);
        for (const QString& prompt : first)
            QVERIFY2(QRegularExpression(text("^a (red|blue|green) (cube|sphere)$"))
                         .match(prompt)
                         .hasMatch(),
                     qPrintable(prompt));
        // Other pictures, the same texts; another text seed, others.
        QStringList others = options;
        others[1] = text("11-16");
        QCOMPARE(prompts(others), first);
        others[5] = text("4");
        QVERIFY(prompts(others) != first);
    }

    void bracesAreTextWithoutWildcards() {
        const auto files = pictures("a {red|blue} cube", {text("--seeds"), text("7")});
        QCOMPARE(files.size(), std::size_t{1});
        QVERIFY(parameters(files[0]).starts_with("a {red|blue} cube"));
    }

    void badText_data() {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name,
                            const char* prompt,
                            const QStringList& more,
                            int code,
                            const char* part) {
            QTest::newRow(name) << text(prompt) << more << code << text(part);
        };
        row("a schedule", "a [cat:dog:0.5]", {}, 2, "[cat:dog:0.5]");
        row("two prompts", "a cat AND a dog", {}, 2, "AND");
        row("an unknown syntax", "a", {text("--syntax"), text("comfy")}, 2, "comfy");
        row("a layer that is not there", "a", {text("--clip-skip"), text("9")}, 2, "Clip skip 9");
        row("a LoRA without a file", "a <lora:film:0.8>", {}, 2, "--lora-folder");
        row("a LoRA's bad weight", "a <lora:film:x>", {}, 2, "<lora:film:x>");
        row("a LoRA that is not there",
            "a <lora:film:1>",
            {text("--lora-folder"), text(SEEDBED_TEST_DATA "/prompts")},
            3,
            "film");
        row("a file for --lora", "a", {text("--lora"), text(":0.5")}, 2, "--lora");
        row("an embedding of another width",
            "a plush cube",
            {text("--embedding"), text(SEEDBED_TEST_DATA "/prompts/embeddings/plush.safetensors")},
            2,
            "plush.safetensors");
        row("an embedding that is not there",
            "a",
            {text("--embedding"), text("none.pt")},
            3,
            "none.pt");
        row("no folder of wildcards", "a", {text("--wildcards"), text("nowhere")}, 3, "nowhere");
        row("an open brace", "a {red|blue", {text("--text-seed"), text("1")}, 2, "closing brace");
        row("two text seeds", "a", {text("--text-seed"), text("1-2")}, 2, "1-2");
    }

    void badText() {
        QFETCH(QString, prompt);
        QFETCH(QStringList, more);
        QFETCH(int, code);
        QFETCH(QString, part);
        const auto result =
            generate(at("out"), prompt, QStringList{text("--seeds"), text("7")} + more);
        QVERIFY2(result.exit_code == code, qPrintable(result.err));
        QVERIFY2(result.err.contains(part), qPrintable(result.err));
        QVERIFY2(!QDir(at("out")).exists() || QDir(at("out")).isEmpty(), "a picture was made");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateTextTest)
#include "generate_text_test.moc"
