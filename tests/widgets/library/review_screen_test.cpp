// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/review_screen.h"

#include "tests/widgets/library/test_library.h"
#include "widgets/library/grid_sequence.h"
#include "widgets/library/library_panel.h"
#include "widgets/library/review_actions.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class ReviewScreenTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_library = std::make_unique<TestLibrary>(6);
        m_client = std::make_unique<LibraryClient>();
        m_screen = std::make_unique<ReviewScreen>(m_client.get());
    }
    void cleanup() {
        m_screen.reset();
        m_client.reset();
        m_library.reset();
    }

    void judgesTheLibrary() {
        LibraryPanel panel(m_client.get());
        m_client->open(m_library->folder());
        QTRY_COMPARE(panel.model()->rowCount(), 6);
        QTRY_VERIFY(panel.model()->card(0));
        panel.showPicture(panel.model()->idAt(0));
        ReviewActions actions(
            m_client.get(), [&] { return panel.selectedPictures(); }, [&] { panel.advance(); });
        m_screen->addActions(actions.actions());
        m_screen->setSequence(panel.sequence());
        m_screen->openOn(nullptr);
        QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
        QTRY_COMPARE(m_screen->canvas()->picture().size(), QSize(48, 48));
        const PictureId first = panel.currentPicture();
        QTest::keyClick(m_screen.get(), Qt::Key_4);
        QCOMPARE(m_client->judgement(first)->rating, 4);
        QTest::keyClick(m_screen.get(), Qt::Key_Right);
        QCOMPARE(panel.currentPicture(), panel.model()->idAt(1));
        QTest::keyClick(m_screen.get(), Qt::Key_P);
        QCOMPARE(m_client->judgement(panel.model()->idAt(1))->flag, Flag::Pick);
        QTest::keyClick(m_screen.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_client->judgement(panel.model()->idAt(1))->flag, Flag::None);
        QTest::keyClick(m_screen.get(), Qt::Key_Z);
        QCOMPARE(m_screen->canvas()->scale(), 1.0);
        QTest::keyClick(m_screen.get(), Qt::Key_I);
        QVERIFY(m_screen->infoShown());
        const auto* info = m_screen->findChild<QLabel*>(QStringLiteral("info"));
        QTRY_VERIFY(info->text().contains(QStringLiteral("a red cube")));
        QVERIFY(info->isVisible());
        QTest::keyClick(m_screen.get(), Qt::Key_S);
        QVERIFY(!m_screen->stripShown());
        QTest::keyClick(m_screen.get(), Qt::Key_End);
        QCOMPARE(panel.currentPicture(), panel.model()->idAt(5));
        QTest::keyClick(m_screen.get(), Qt::Key_Right);  // there is no next one
        QCOMPARE(panel.currentPicture(), panel.model()->idAt(5));
        QSignalSpy closed(m_screen.get(), &ReviewScreen::closed);
        QTest::keyClick(m_screen.get(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        m_screen->setSequence(nullptr);
    }

    void goesThroughTheExploreGrid() {
        RunStore store;
        WatchedWords words;
        SeedGridModel model(&store, &words);
        SeedGridPanel panel(&store, &model, &words);
        GenerateRequest request;
        request.prompt = "a red cube";
        request.seeds = parse_seed_list("0-3");
        const JobId job{1};
        store.addRun(job, request, fakeModel());
        model.addRun(job);
        panel.showRun(job);
        for (int i = 0; i < 4; ++i) {
            const ImageReady event{job, i, fakePicture(Seed(static_cast<unsigned>(i)), 32, 1), {}};
            store.addImage(event);
            model.updateImages({event});
        }
        GridSequence sequence(&store, &panel);
        m_screen->setSequence(&sequence);
        m_screen->openOn(nullptr);
        QCOMPARE(m_screen->canvas()->picture().size(), QSize(32, 32));
        QTest::keyClick(m_screen.get(), Qt::Key_Right);
        QVERIFY(panel.currentCell() == (CellId{job, 1}));
        QVERIFY(sequence.details(1).contains(QStringLiteral("a red cube")));
        m_screen->setSequence(nullptr);
    }

 private:
    std::unique_ptr<TestLibrary> m_library;
    std::unique_ptr<LibraryClient> m_client;
    std::unique_ptr<ReviewScreen> m_screen;
};

QTEST_MAIN(ReviewScreenTest)
#include "review_screen_test.moc"
