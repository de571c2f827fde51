// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

namespace seedbed {

// Each bad input gets one clear sentence and an exit code that scripts can use.
class GenerateBadInputTest : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;

    QString at(const char* name) const { return temporary_.filePath(QString::fromLatin1(name)); }
    static QString text(const char* latin) { return QString::fromLatin1(latin); }
    QStringList generate(const QStringList& more) const {
        return QStringList{text("generate"),
                           text("--prompt"),
                           text("a red cube"),
                           text("--steps"),
                           text("1"),
                           text("--device"),
                           text("cpu"),
                           text("--out"),
                           at("out")} +
               more;
    }
    // The embedded model with its UNet's weights cut short.
    QString truncated_model() const {
        const auto folder = std::filesystem::path(at("truncated").toStdString());
        std::filesystem::copy(
            std::filesystem::path(SEEDBED_SOURCE_DIR) / "resources/models/tabletop",
            folder,
            std::filesystem::copy_options::recursive);
        const auto weights = folder / "unet/diffusion_pytorch_model.safetensors";
        std::filesystem::permissions(
            weights, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        std::filesystem::resize_file(weights, std::filesystem::file_size(weights) / 2);
        return QString::fromStdString(folder.string());
    }
    static void verify(const ProgramResult& result, int exit_code, const QStringList& words) {
        QCOMPARE(result.exit_code, exit_code);
        const auto lines = result.err.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY2(lines.size() == 1, qPrintable(result.err));
        QVERIFY2(lines[0].startsWith(text("seedbed: ")), qPrintable(result.err));
        for (const auto& word : words)
            QVERIFY2(lines[0].contains(word), qPrintable(word + text(" is not in: ") + lines[0]));
    }

 private Q_SLOTS:
    void badInput_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit_code");
        QTest::addColumn<QStringList>("words");
        const auto row =
            [&](const char* name, const QStringList& more, int code, const QStringList& words) {
                QTest::newRow(name) << generate(more) << code << words;
            };
        const auto seeds = text("--seeds");
        const auto size = text("--size");
        row("a range that runs backwards", {seeds, text("7-3")}, 2, {text("7-3")});
        row("letters for seeds", {seeds, text("abc")}, 2, {text("abc")});
        row("a seed of 2^64",
            {seeds, text("18446744073709551616")},
            2,
            {text("18446744073709551616")});
        row("no seeds", {seeds, QString()}, 2, {text("seed")});
        row("a size that is no multiple of 8",
            {size, text("100x100")},
            2,
            {text("100"), text("96"), text("104")});
        row("a size that is no size", {size, text("wide")}, 2, {text("wide"), text("128x128")});
        row("an unknown sampler",
            {text("--sampler"), text("magic")},
            2,
            {text("magic"), text("dpmpp_2m")});
        row("an unknown schedule",
            {text("--schedule"), text("magic")},
            2,
            {text("magic"), text("karras")});
        row("karras for ddim",
            {text("--schedule"), text("karras")},
            2,
            {text("karras"), text("ddim")});
        row("unknown noise", {text("--rng"), text("gpu")}, 2, {text("gpu"), text("nv")});
        row("an unknown device", {text("--device"), text("tpu")}, 2, {text("tpu"), text("cuda:N")});
        row("letters for guidance",
            {text("--cfg"), text("much")},
            2,
            {text("--cfg"), text("much")});
        row("no steps", {text("--steps"), text("0")}, 2, {text("steps"), text("1000")});
        row("a phrase that is not there",
            {text("--attention"), text("dog")},
            2,
            {text("dog"), text("cube")});
        row("an unknown option", {text("--colour")}, 2, {text("--colour"), text("--help")});
        row("maps that are not kept",
            {text("--attention"), text("cube"), text("--capture"), text("none")},
            2,
            {text("--capture none")});
        row("no model there", {text("--model"), at("no model")}, 3, {at("no model")});
        row("a truncated model",
            {text("--model"), truncated_model()},
            3,
            {text("unet/diffusion_pytorch_model.safetensors")});
        row("more memory than there is",
            {size, text("4096x4096"), text("--batch"), text("256"), seeds, text("0-255")},
            4,
            {text("GiB"), text("would fit")});
        const auto locked = make_read_only_folder(at("locked").toStdString());
        row("a read-only folder",
            {text("--out"), QString::fromStdString(locked)},
            5,
            {QString::fromStdString(locked)});
        row("a folder that cannot be made",
            {text("--out"), QString::fromStdString(locked / "below")},
            5,
            {QString::fromStdString(locked)});
        row("a dump into no folder",
            {text("--dump"), at("none/run.safetensors")},
            3,
            {at("none/run.safetensors")});
    }
    void badInput() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exit_code);
        QFETCH(QStringList, words);
        verify(run_program(arguments), exit_code, words);
        const auto json = run_program(arguments + QStringList{text("--json")});
        verify(json, exit_code, words);
        const auto last = json.lines().back();
        QCOMPARE(last["event"], "failed");
        QVERIFY(json.err.contains(QString::fromStdString(last["detail"])));
    }

    void aFullDisk() {
        // Two blocks of 1,024 bytes for each file: less than any picture.
        const auto command = text("ulimit -f 2; exec \"$0\" \"$@\"");
        Program program(text("bash"),
                        QStringList{text("-c"), command, text(SEEDBED_CLI)} + generate({}));
        verify(program.finish(), 5, {at("out"), text("00000-0.png")});
        QVERIFY(QDir(at("out")).entryList({text("*.png")}, QDir::Files).isEmpty());
    }

    void aFileWhereTheFolderShouldBe() {
        QFile file(at("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        verify(run_program(generate({text("--out"), at("file")})), 3, {at("file")});
    }

    void noPromptAndNoCommand() {
        QCOMPARE(run_program({text("generate")}).exit_code, 2);
        QVERIFY(run_program({text("generate")}).err.contains(text("--prompt")));
        QCOMPARE(run_program({}).exit_code, 2);
        QCOMPARE(run_program({text("gnerate")}).exit_code, 2);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateBadInputTest)
#include "generate_bad_input_test.moc"
