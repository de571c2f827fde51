// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/compare_sides.h"

#include "core/io/png.h"
#include "widgets/fake_engine.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class CompareSidesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_store = std::make_unique<RunStore>();
        m_sides = std::make_unique<CompareSides>(m_store.get(), nullptr);
    }

    void takesAtMostFour() {
        QVERIFY(m_sides->set(std::vector<CompareSide>(4)));
        QVERIFY(!m_sides->set(std::vector<CompareSide>(6)));
        QCOMPARE(m_sides->count(), 4);
        CompareSide last;
        last.title = QStringLiteral("newest");
        m_sides->add(last);
        QCOMPARE(m_sides->count(), 4);
        QCOMPARE(m_sides->title(3), QStringLiteral("newest"));
        QCOMPARE(m_sides->lettered(3), QStringLiteral("D · newest"));
    }

    void pairStaysValid() {
        m_sides->set(std::vector<CompareSide>(3));
        QSignalSpy changed(m_sides.get(), &CompareSides::pairChanged);
        m_sides->setPair(0, 2);
        QCOMPARE(m_sides->second(), 2);
        m_sides->swapPair();
        QCOMPARE(m_sides->first(), 2);
        QCOMPARE(m_sides->second(), 0);
        m_sides->setPair(0, 0);  // what the second was: they swap
        QCOMPARE(m_sides->first(), 0);
        QCOMPARE(m_sides->second(), 2);
        m_sides->setPair(0, 9);
        m_sides->setPair(-1, 1);
        QCOMPARE(m_sides->second(), 2);
        QCOMPARE(changed.size(), 3);
        m_sides->remove(2);
        QVERIFY(m_sides->first() != m_sides->second());
        QVERIFY(m_sides->second() < 2);
        m_sides->remove(7);
        QCOMPARE(m_sides->count(), 2);
    }

    // Runs of other lengths share the slider: both ends meet, the way between is shared out.
    void runsOfOtherLengthsShareTheSlider() {
        addRun(1, "a red cube", 5, true);
        addRun(2, "a red cube", 9, true);
        m_sides->set({side(1), side(2)});
        QCOMPARE(m_sides->steps(), 9);
        QCOMPARE(m_sides->stepAt(0, 0), 0);
        QCOMPARE(m_sides->stepAt(0, 4), 2);
        QCOMPARE(m_sides->stepAt(0, 8), 4);
        QCOMPARE(m_sides->stepAt(1, 4), 4);
        QCOMPARE(m_sides->stepAt(0, 9), -1);
        QCOMPARE(m_sides->picture(0, 9), m_store->cell(CellId{JobId{1}, 0})->picture);
        QCOMPARE(m_sides->picture(0, 4), m_store->cell(CellId{JobId{1}, 0})->steps[2].preview);
        QVERIFY(m_sides->final());
    }

    void followsARunThatGoesOn() {
        addRun(1, "a red cube", 8, false, 3);
        addRun(2, "a red cube", 8, false, 5);
        m_sides->set({side(1), side(2)});
        QVERIFY(!m_sides->final());
        QCOMPARE(m_sides->arrived(), 5);
        QCOMPARE(m_sides->stepAt(0, 4), 2);  // it is not further yet
        QVERIFY(m_sides->concerns({CellId{JobId{2}, 0}}));
        QVERIFY(!m_sides->concerns({CellId{JobId{2}, 1}, CellId{JobId{3}, 0}}));
    }

    void wordsMeetByTextNotByPlace() {
        addRun(1, "a red cube and a blue sphere", 4, true);
        addRun(2, "blue sphere beside cube", 4, true);
        m_sides->set({side(1), side(2)});
        const WatchedWord cube{WatchedWord::Kind::Word, QStringLiteral("cube"), 0, 0};
        const WatchedWord red{WatchedWord::Kind::Word, QStringLiteral("red"), 0, 1};
        QCOMPARE(m_sides->known(0, {cube, red}).size(), std::size_t{2});
        QCOMPARE(m_sides->known(1, {cube, red}).size(), std::size_t{1});
        const auto positionsIn = [&](int of) { return tokensOf(cube, *m_sides->prompt(of)); };
        QVERIFY(positionsIn(0) != positionsIn(1));
        for (const int of : {0, 1}) {
            const WordMaps maps = m_sides->maps(of, 2, {cube});
            QCOMPARE(maps.maps.size(), std::size_t{1});
            QCOMPARE(maps.maps[0],
                     merge_tokens(m_sides->attention(of, 2)->average, positionsIn(of)));
        }
        QVERIFY(m_sides->maps(1, 2, {red}).maps.empty());
        QStringList all;
        for (const WatchedWord& word : wordsOf(*m_sides->allWords(), false)) all << word.text;
        QCOMPARE(all.count(QStringLiteral("cube")), 1);
        QVERIFY(all.contains(QStringLiteral("red")));
        QVERIFY(all.contains(QStringLiteral("beside")));
    }

    void settingsComeFromTheCellOrTheSide() {
        addRun(1, "a red cube", 4, true);
        CompareSide foreign = side(1);
        foreign.settings.prompt = "its own";
        m_sides->set({side(1), foreign});
        QCOMPARE(m_sides->settings(0).prompt, std::string("a red cube"));
        QCOMPARE(m_sides->settings(0).seed, Seed(5));
        QCOMPARE(m_sides->settings(0).width, 128);
        QCOMPARE(m_sides->settings(1).prompt, std::string("its own"));
        QCOMPARE(m_sides->title(0), QStringLiteral("seed 5"));
    }

    void readsFilesInTheBackground() {
        const QTemporaryDir folder;
        const QString good = folder.filePath(QStringLiteral("00012-42.png"));
        const ImagePtr picture = fakePicture(Seed(42), 32, 1);
        write_png(good.toStdString(), *picture);
        QFile broken(folder.filePath(QStringLiteral("broken.png")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no picture");
        broken.close();
        CompareSide a, b, c;
        a.path = good;
        b.path = broken.fileName();
        c.path = folder.filePath(QStringLiteral("missing.png"));
        QSignalSpy failed(m_sides.get(), &CompareSides::loadFailed);
        QSignalSpy arrived(m_sides.get(), &CompareSides::pictureArrived);
        m_sides->set({a, b, c});
        QVERIFY(!m_sides->picture(0, 0));
        QTRY_COMPARE(arrived.size(), 3);
        QCOMPARE(*m_sides->picture(0, 0), *picture);
        QCOMPARE(failed.size(), 2);
        QVERIFY(!m_sides->picture(1, 0));
        QVERIFY(m_sides->hint(1).contains(QStringLiteral("broken.png")));
        QVERIFY(m_sides->hint(2).contains(QStringLiteral("missing.png")));
        QCOMPARE(m_sides->title(0), QStringLiteral("00012-42.png"));
        QCOMPARE(m_sides->steps(), 0);
        QVERIFY(m_sides->final());
    }

    // A panel that closes while files are being read.
    void endsWhileReading() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("large.png"));
        write_png(path.toStdString(), *fakePicture(Seed(1), 900, 1));
        CompareSide a;
        a.path = path;
        m_sides->set({a, a});
        m_sides.reset();
    }

 private:
    static CompareSide side(std::uint64_t job) {
        CompareSide side;
        side.cell = CellId{JobId{job}, 0};
        return side;
    }
    void addRun(std::uint64_t job, const char* prompt, int steps, bool finished, int arrived = -1) {
        GenerateRequest request;
        request.prompt = prompt;
        request.seeds = {Seed(5)};
        request.width = request.height = 128;
        m_store->addRun(JobId{job}, request, fakeModel());
        for (int step = 0; step < (arrived < 0 ? steps : arrived); ++step)
            m_store->addStep({JobId{job},
                              0,
                              step,
                              steps,
                              fakePicture(Seed(job), 64, (step + 1.0) / steps),
                              fakeAttention(Seed(job), step, steps, 24, false)});
        if (finished) m_store->addImage({JobId{job}, 0, fakePicture(Seed(job), 128, 1), nullptr});
    }

    std::unique_ptr<RunStore> m_store;
    std::unique_ptr<CompareSides> m_sides;
};

QTEST_GUILESS_MAIN(CompareSidesTest)
#include "compare_sides_test.moc"
