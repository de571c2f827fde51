// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session_file.h"

#include "app/studio/session_keeper.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

namespace {

GenerateRequest someRun() {
    GenerateRequest run;
    run.prompt = "a red cube and \"a\" blue sphere";
    run.negative = "blurry";
    run.seeds = parse_seed_list("0-3, 18446744073709551615");
    run.steps = 33;
    run.library = "/some/library";
    run.recipes.resize(5);
    for (std::size_t i = 0; i < 5; ++i) run.recipes[i].chain = {{Seed(i), 0.25}};
    return run;
}

}  // namespace

class SessionFileTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everythingComesBack() {
        SessionState state;
        state.tab = QStringLiteral("library");
        state.draft = someRun();
        state.seedsText = QStringLiteral("0-3, ");  // not finished
        GridRequest grid;
        grid.base = someRun();
        grid.axes = {{"steps", {"10", "20"}}};
        state.open = {someRun(), grid};
        state.currentSeed = Seed(18446744073709551615ULL);
        state.lastRun = someRun();
        state.layout = QByteArray("\0\1binary", 8);
        {
            SessionFile file(m_folder->path());
            file.write({});
            file.write(state);  // the newest wins
        }
        SessionFile file(m_folder->path());
        const SessionState read = file.read();
        QVERIFY2(file.problem().isEmpty(), qPrintable(file.problem()));
        QCOMPARE(read.tab, state.tab);
        QCOMPARE(read.seedsText, state.seedsText);
        QVERIFY(read.draft == state.draft);
        QVERIFY(read.open == state.open);
        QVERIFY(read.currentSeed == state.currentSeed);
        QVERIFY(read.lastRun == state.lastRun);
        QCOMPARE(read.layout, state.layout);
    }

    void theFirstStartIsEmpty() {
        SessionFile file(m_folder->path());
        const SessionState state = file.read();
        QVERIFY(file.problem().isEmpty());
        QVERIFY(state.open.empty() && !state.draft && state.tab.isEmpty());
    }

    void aSecondWindowLeavesItAlone() {
        SessionFile first(m_folder->path());
        SessionState state;
        state.tab = QStringLiteral("matrix");
        first.write(state);
        first.flush();
        SessionFile second(m_folder->path());
        QVERIFY(first.isKeptHere());
        QVERIFY(!second.isKeptHere());
        QVERIFY(second.read().tab.isEmpty());
        second.write({});
        second.flush();
        QCOMPARE(first.read().tab, QStringLiteral("matrix"));
    }

    void brokenOnesAreMovedAside_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut short") << QByteArray("{\"version\": 1, \"tab\": \"libr");
        QTest::newRow("newer") << QByteArray("{\"version\": 99}");
        QTest::newRow("seed") << QByteArray("{\"version\": 1, \"currentSeed\": \"-1\"}");
        QTest::newRow("open") << QByteArray("{\"version\": 1, \"open\": 3}");
        QTest::newRow("run") << QByteArray(
            "{\"version\": 1, \"open\": [{\"run\": {\"version\": 1, "
            "\"steps\": \"many\"}}]}");
    }

    void brokenOnesAreMovedAside() {
        QFETCH(QByteArray, content);
        const QString path = QDir(m_folder->path()).filePath(QStringLiteral("session.json"));
        QFile broken(path);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(content);
        broken.close();
        SessionFile file(m_folder->path());
        const SessionState state = file.read();
        QVERIFY(state.open.empty() && state.tab.isEmpty());
        QVERIFY2(file.problem().contains(QStringLiteral("session.json")),
                 qPrintable(file.problem()));
        QVERIFY(QFile::exists(path + QStringLiteral(".broken")));
        QVERIFY(!QFile::exists(path));
    }

    void onlyWhatIsMissingGoesOn() {
        const GenerateRequest rest = withoutDone(someRun(), {0, 2, 4});
        QVERIFY((rest.seeds == std::vector<Seed>{Seed(1), Seed(3)}));
        QCOMPARE(rest.recipes.size(), std::size_t{2});
        QVERIFY(rest.recipes[1].chain.front().seed == Seed(3));
        GenerateRequest one = someRun();
        one.recipes.resize(1);  // for all
        QCOMPARE(withoutDone(one, {0}).recipes.size(), std::size_t{1});
    }

 private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SessionFileTest)
#include "session_file_test.moc"
