// SPDX-License-Identifier: Apache-2.0
// A hundred pictures are judged by keys alone, in the library, in the grid and on the whole screen,
// and all of it is taken back.
#include "app/studio/review_desk.h"
#include "tests/gui/studio_fixture.h"
#include "widgets/library/library_view.h"
#include "widgets/library/review_screen.h"

using namespace seedbed;

namespace {

constexpr int kPictures = 100;

}  // namespace

class ReviewTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_studio = std::make_unique<Studio>();
        m_ids = m_studio->makePictures(kPictures);
        m_studio->open();
    }

    void cleanup() {
        m_studio->close();
        m_studio.reset();
    }

    void inTheLibrary() {
        m_studio->press(QStringLiteral("tab.library"));
        LibraryPanel* panel = m_studio->window()->libraryPanel();
        QTRY_COMPARE(panel->model()->rowCount(), kPictures);
        panel->view()->setFocus();
        QTest::keyClick(panel->view(), Qt::Key_Home);
        m_studio->press(QStringLiteral("review.autoAdvance"));
        const char* const keys[] = {"rate1", "rate2", "rate3", "rate4", "rate5", "pick", "reject"};
        std::vector<PictureId> order;
        for (int i = 0; i < kPictures; ++i) {
            order.push_back(panel->currentPicture());
            m_studio->press(QLatin1String("review.") + QLatin1String(keys[i % 7]));
        }
        QCOMPARE(std::set<PictureId>(order.begin(), order.end()).size(), std::size_t{kPictures});
        QTRY_COMPARE(judged(), kPictures);
        m_studio->shoot("20-library-reviewed");
        const Library library(m_studio->library());
        for (int i = 0; i < kPictures; ++i) {
            const Judgement judgement =
                library.picture(order[static_cast<std::size_t>(i)])->judgement;
            QCOMPARE(judgement.rating, i % 7 < 5 ? i % 7 + 1 : 0);
            QCOMPARE(judgement.flag == Flag::Pick, i % 7 == 5);
            QCOMPARE(judgement.flag == Flag::Reject, i % 7 == 6);
        }
        undoEverything(kPictures);
    }

    void inTheGrid() {
        m_studio->run(kPictures, m_ids);
        SeedGridView* view = m_studio->window()->grid()->view();
        QTRY_COMPARE(m_studio->window()->grid()->order()->rowCount(), kPictures);
        QTRY_VERIFY(!m_studio->window()->session()->busy());
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Home);
        for (int i = 0; i < kPictures; ++i) {
            m_studio->press(i % 2 ? QStringLiteral("review.favourite")
                                  : QStringLiteral("review.rate4"));
            QTest::keyClick(view, Qt::Key_Right);
        }
        QTRY_COMPARE(judged(), kPictures);
        // A selection is judged as one.
        view->selectAll();
        m_studio->press(QStringLiteral("review.pick"));
        QTRY_COMPARE(m_studio->window()->library()->counts().picks, kPictures);
        m_studio->shoot("21-grid-reviewed");
        undoEverything(kPictures + 1);
    }

    void deletesAndBringsBack() {
        m_studio->press(QStringLiteral("tab.library"));
        LibraryPanel* panel = m_studio->window()->libraryPanel();
        QTRY_COMPARE(panel->model()->rowCount(), kPictures);
        panel->view()->setFocus();
        QTest::keyClick(panel->view(), Qt::Key_Home);
        m_studio->press(QStringLiteral("review.reject"));
        QTRY_COMPARE(m_studio->window()->library()->counts().rejects, 1);
        m_studio->press(QStringLiteral("review.binRejects"));
        QTRY_COMPARE(m_studio->window()->library()->counts().binned, 1);
        m_studio->press(QStringLiteral("review.bin"));
        QTRY_COMPARE(m_studio->window()->library()->counts().binned, 2);
        undoEverything(3);
        QTRY_COMPARE(m_studio->window()->library()->counts().pictures, kPictures);
    }

    void onTheWholeScreen() {
        m_studio->press(QStringLiteral("tab.library"));
        LibraryPanel* panel = m_studio->window()->libraryPanel();
        QTRY_COMPARE(panel->model()->rowCount(), kPictures);
        panel->view()->setFocus();
        QTest::keyClick(panel->view(), Qt::Key_Home);
        m_studio->press(QStringLiteral("review.full_screen"));
        ReviewScreen* screen = m_studio->window()->review()->screen();
        QVERIFY(QTest::qWaitForWindowExposed(screen));
        giveKeyboard(screen);
        for (int i = 0; i < 10; ++i) {
            QTest::keyClick(screen, Qt::Key_5);
            QTest::keyClick(screen, Qt::Key_Right);
        }
        QTRY_COMPARE(judged(), 10);
        QTest::keyClick(screen, Qt::Key_Escape);
        QTRY_VERIFY(!screen->isVisible());
        giveKeyboard(m_studio->window());
        undoEverything(10);
    }

 private:
    // As the library itself has it.
    int judged() const {
        const Library library(m_studio->library());
        int count = 0;
        for (const PictureId id : m_ids) count += !library.picture(id)->judgement.empty();
        return count;
    }

    void undoEverything(int steps) {
        LibraryClient* client = m_studio->window()->library();
        for (int i = 0; i < steps; ++i) {
            QVERIFY(client->canUndo());
            m_studio->press(QStringLiteral("review.undo"));
        }
        QVERIFY(!client->canUndo());
        QVERIFY(client->canRedo());
        QTRY_COMPARE(judged(), 0);
    }

    std::unique_ptr<Studio> m_studio;
    std::vector<PictureId> m_ids;
};

QTEST_MAIN(ReviewTest)
#include "review_test.moc"
