// SPDX-License-Identifier: Apache-2.0
#include "core/io/png.h"
#include "tests/app/cli/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace seedbed {

class ReproduceCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;

    static QString text(const char* latin) { return QString::fromLatin1(latin); }
    QString path(const char* name) const { return temporary_.filePath(text(name)); }

 private Q_SLOTS:
    // A picture whose text leaves the noise open.
    void initTestCase() {
        QVERIFY(temporary_.isValid());
        const auto made = run_program({text("generate"),
                                       text("-p"),
                                       text("a red cube"),
                                       text("-s"),
                                       text("7"),
                                       text("--steps"),
                                       text("2"),
                                       text("--size"),
                                       text("64x64"),
                                       text("--sampler"),
                                       text("pndm"),
                                       text("--cfg"),
                                       text("4"),
                                       text("-o"),
                                       path("out")});
        QVERIFY2(made.exit_code == 0, qPrintable(made.err));
        auto file = read_png(path("out/00000-7.png").toStdString());
        file.text = {
            {"parameters",
             "a red cube\nSteps: 2, Sampler: PLMS, CFG scale: 4, Seed: 7, Size: 64x64, Clip "
             "skip: 1"}};
        write_png(path("silent.png").toStdString(), file.image, file.text);
        for (auto& level : file.image.rgb) level = static_cast<std::uint8_t>(255 - level);
        write_png(path("other.png").toStdString(), file.image, file.text);
    }

    void tellsWhichSettingsGiveIt() {
        const auto result = run_program({text("reproduce"),
                                         path("silent.png"),
                                         text("--json"),
                                         text("-o"),
                                         path("best.png"),
                                         text("--difference"),
                                         path("difference.png")});
        QVERIFY2(result.exit_code == 0, qPrintable(result.err));
        QCOMPARE(result.lines("planned").front()["tries"].size(), std::size_t{2});
        const auto tried = result.lines("tried");
        QCOMPARE(tried.size(), std::size_t{2});
        QCOMPARE(tried[0]["request"]["noise"], "nv");  // AUTOMATIC1111's habit comes first
        QVERIFY(tried[0]["mean"].get<double>() > 1);
        const auto last = result.lines().back();
        QCOMPARE(last["event"], "done");
        QCOMPARE(last["verdict"], "same");
        QCOMPARE(last["best"], 1);
        QVERIFY(read_png(path("best.png").toStdString()).image ==
                read_png(path("silent.png").toStdString()).image);
        for (const auto level : read_png(path("difference.png").toStdString()).image.rgb)
            QCOMPARE(int{level}, 0);
    }

    void aTableForAPerson() {
        const auto result = run_program({text("reproduce"), path("silent.png"), text("--all")});
        QCOMPARE(result.exit_code, 0);
        QVERIFY(result.out.contains(text("CPU noise")));
        QVERIFY(result.out.contains(text("The same picture to rounding: CPU noise")));
    }

    void noMatchIsSaid() {
        const auto result = run_program({text("reproduce"), path("other.png")});
        QCOMPARE(result.exit_code, 6);
        QVERIFY(result.out.contains(text("No match")));
    }

    void whatIsWrongIsSaid() {
        QCOMPARE(run_program({text("reproduce"), path("missing.png")}).exit_code, 3);
        const auto result = run_program({text("reproduce"),
                                         path("silent.png"),
                                         text("--model"),
                                         path("no-model"),
                                         text("--json")});
        QCOMPARE(result.exit_code, 3);
        QCOMPARE(result.lines().back()["event"], "failed");
        QCOMPARE(run_program({text("reproduce"), path("silent.png"), text("--most"), text("0")})
                     .exit_code,
                 2);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::ReproduceCommandTest)
#include "reproduce_test.moc"
