// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace seedbed {

class InspectTest : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;

    static QString text(const char* latin) { return QString::fromLatin1(latin); }
    static nlohmann::json inspect(const QString& path) {
        const auto result = run_program({text("inspect"), path});
        return result.exit_code == 0 ? nlohmann::json::parse(result.out.toStdString())
                                     : nlohmann::json();
    }

 private Q_SLOTS:
    void aPictureGivesItsSettingsBack() {
        const auto out = temporary_.filePath(text("out"));
        QCOMPARE(run_program({text("generate"),
                              text("-p"),
                              text("a red cube"),
                              text("-n"),
                              text("blur"),
                              text("-s"),
                              text("11"),
                              text("--steps"),
                              text("2"),
                              text("--cfg"),
                              text("5"),
                              text("--sampler"),
                              text("dpmpp_2m_karras"),
                              text("--size"),
                              text("64x72"),
                              text("-o"),
                              out})
                     .exit_code,
                 0);
        const auto json = inspect(out + text("/00000-11.png"));
        QCOMPARE(json["kind"], "picture");
        QCOMPARE(json["parameters"]["prompt"], "a red cube");
        QCOMPARE(json["parameters"]["negative"], "blur");
        const auto& fields = json["parameters"]["fields"];
        QCOMPARE(fields["Sampler"], "DPM++ 2M");
        QCOMPARE(fields["Schedule type"], "Karras");
        QCOMPARE(fields["CFG scale"], "5");
        QCOMPARE(fields["Size"], "64x72");
        QCOMPARE(json["seedbed"]["schedule"], "karras");
        QCOMPARE(json["seedbed"]["height"], 72);
    }

    void aModelTellsItsArchitecture() {
        QCOMPARE(inspect(text("tabletop"))["kind"], "model");
        QCOMPARE(
            inspect(text(SEEDBED_SOURCE_DIR) + text("/resources/models/tabletop"))["prediction"],
            "v_prediction");
    }

    void anythingElseIsOneClearSentence() {
        QFile file(temporary_.filePath(text("notes.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly) &&
                file.write("some text that is long enough\n") > 0);
        file.close();
        const auto result = run_program({text("inspect"), file.fileName()});
        QCOMPARE(result.exit_code, 3);
        QVERIFY(result.err.startsWith(text("seedbed: ")) && result.err.contains(file.fileName()));
        QCOMPARE(run_program({text("inspect"), text("/no/such/file")}).exit_code, 3);
        QCOMPARE(run_program({text("inspect")}).exit_code, 2);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::InspectTest)
#include "inspect_test.moc"
