// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace seedbed {

class ElsewhereCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;

    static QString text(const char* latin) { return QString::fromLatin1(latin); }
    QString path(const char* name) const { return temporary_.filePath(text(name)); }
    QString picture() const { return path("out/00000-7.png"); }
    static ProgramResult open_elsewhere(const QStringList& arguments) {
        return run_program(QStringList{text("open-elsewhere")} + arguments);
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(temporary_.isValid());
        const auto made = run_program({text("generate"),
                                       text("-p"),
                                       text("a red cube"),
                                       text("-s"),
                                       text("7"),
                                       text("--steps"),
                                       text("1"),
                                       text("--size"),
                                       text("64x64"),
                                       text("--rng"),
                                       text("nv"),
                                       text("-o"),
                                       path("out")});
        QVERIFY2(made.exit_code == 0, qPrintable(made.err));
        QVERIFY(QFile::exists(picture()));
    }

    void eachProgram() {
        const auto a1111 = open_elsewhere({picture(), text("--as"), text("a1111")});
        QCOMPARE(a1111.exit_code, 0);
        QVERIFY(a1111.out.startsWith(text("a red cube\nSteps: 1, Sampler: DDIM")));
        const auto script = open_elsewhere({picture(), text("--as"), text("diffusers")});
        QCOMPARE(script.exit_code, 0);
        QVERIFY(script.out.contains(text("StableDiffusionPipeline.from_pretrained")));
        QVERIFY2(script.err.isEmpty(), qPrintable(script.err));
        const auto graph = open_elsewhere({picture(), text("--as"), text("comfyui")});
        QVERIFY(nlohmann::json::parse(graph.out.toStdString()).contains("nodes"));
        QVERIFY(graph.err.contains(text("NVIDIA")));  // which ComfyUI cannot draw
    }

    void intoAFile() {
        const auto result = open_elsewhere({picture(),
                                            text("--as"),
                                            text("comfyui-api"),
                                            text("-o"),
                                            path("api.json"),
                                            text("--json")});
        QCOMPARE(result.exit_code, 0);
        const auto last = result.lines().back();
        QCOMPARE(last["event"], "done");
        QVERIFY(!last["differences"].empty());
        QFile file(path("api.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(nlohmann::json::parse(file.readAll().toStdString()).at("1").contains("class_type"));
    }

    void ofARequest() {
        QFile file(path("request.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"version": 1, "prompt": "a cat", "seeds": [1, 2], "width": 64, "height": 64})");
        file.close();
        const auto result = open_elsewhere(
            {text("--request"), path("request.json"), text("--as"), text("diffusers")});
        QVERIFY2(result.exit_code == 0, qPrintable(result.err));
        QVERIFY(result.out.contains(text("SEEDS = [1, 2]")));
    }

    void whatIsWrongIsSaid() {
        const auto unknown = open_elsewhere({picture(), text("--as"), text("word")});
        QCOMPARE(unknown.exit_code, 2);
        QVERIFY(unknown.err.contains(text("a1111, comfyui, comfyui-api, diffusers")));
        QCOMPARE(open_elsewhere({text("--as"), text("a1111")}).exit_code, 2);
        QCOMPARE(open_elsewhere({path("missing.png"), text("--as"), text("a1111")}).exit_code, 3);
        const auto model = open_elsewhere(
            {picture(), text("--as"), text("diffusers"), text("--model"), path("no-model")});
        QCOMPARE(model.exit_code, 3);
        QVERIFY(model.err.contains(text("no-model")));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::ElsewhereCommandTest)
#include "elsewhere_test.moc"
