// SPDX-License-Identifier: Apache-2.0
// generate --maps: all attention maps of a run for NumPy.
#include "tests/app/cli/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

namespace {

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList arguments(const QStringList& more) {
    return QStringList{QStringLiteral("generate"),
                       QStringLiteral("--prompt"),
                       QStringLiteral("a red cube"),
                       QStringLiteral("--steps"),
                       QStringLiteral("2"),
                       QStringLiteral("--json")} +
           more;
}

}  // namespace

class GenerateMapsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void oneFileForOneSeed() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("maps.npz"));
        const auto result = run_program(arguments(
            {QStringLiteral("--seeds"), QStringLiteral("7"), QStringLiteral("--maps"), path}));
        QCOMPARE(result.exit_code, 0);
        QVERIFY(result.out.contains(QStringLiteral("maps.npz")));
        const QByteArray maps = contents(path);
        QVERIFY(maps.contains("average.npy") && maps.contains("'shape': (2, "));
        QVERIFY(!maps.contains("layer."));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
                 QStringList{QStringLiteral("maps.npz")});
    }

    void oneFileForEachSeedWithEveryLayer() {
        const QTemporaryDir folder;
        const auto result = run_program(arguments({QStringLiteral("--seeds"),
                                                   QStringLiteral("7-8"),
                                                   QStringLiteral("--capture"),
                                                   QStringLiteral("everything"),
                                                   QStringLiteral("--maps"),
                                                   folder.filePath(QStringLiteral("maps.npz"))}));
        QCOMPARE(result.exit_code, 0);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
                 (QStringList{QStringLiteral("maps-7.npz"), QStringLiteral("maps-8.npz")}));
        QVERIFY(
            contents(folder.filePath(QStringLiteral("maps-8.npz"))).contains("layer.mid_block"));
    }

    void refusesWhatCannotBe() {
        const QTemporaryDir folder;
        const auto none = run_program(arguments({QStringLiteral("--maps"),
                                                 folder.filePath(QStringLiteral("maps.npz")),
                                                 QStringLiteral("--capture"),
                                                 QStringLiteral("none")}));
        QVERIFY(none.exit_code != 0);
        QVERIFY2(none.lines("failed").at(0)["detail"].get<std::string>().find("--maps need") !=
                     std::string::npos,
                 qPrintable(none.out));
        const auto absent =
            run_program(arguments({QStringLiteral("--seeds"),
                                   QStringLiteral("7"),
                                   QStringLiteral("--maps"),
                                   folder.filePath(QStringLiteral("absent/maps.npz"))}));
        QVERIFY(absent.exit_code != 0);
        QVERIFY(absent.out.contains(QStringLiteral("absent")));
    }
};

QTEST_GUILESS_MAIN(GenerateMapsTest)
#include "generate_maps_test.moc"
