// SPDX-License-Identifier: Apache-2.0
// Judging by keys, in the library's grid and in its loupe.
#include "widgets/library/review_actions.h"

#include "tests/widgets/library/test_library.h"
#include "widgets/library/library_loupe.h"
#include "widgets/library/library_panel.h"
#include "widgets/library/library_search_bar.h"
#include "widgets/library/library_view.h"
#include "widgets/library/tag_keys_editor.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class ReviewActionsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_library = std::make_unique<TestLibrary>(100);
        m_client = std::make_unique<LibraryClient>();
        m_window = std::make_unique<QWidget>();
        m_panel = new LibraryPanel(m_client.get(), m_window.get());
        m_panel->resize(1000, 700);
        m_window->resize(1000, 700);
        m_actions = new ReviewActions(
            m_client.get(),
            [this] { return m_panel->selectedPictures(); },
            [this] { m_panel->advance(); },
            m_window.get());
        addActions();
        connect(m_actions, &ReviewActions::actionsChanged, this, [this] { addActions(); });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_client->open(m_library->folder());
        QTRY_COMPARE(m_panel->model()->rowCount(), 100);
        m_panel->searchBar()->setOrder({SortField::Seed, false});
        m_panel->refresh();
        QTRY_COMPARE(m_panel->model()->idAt(0), m_library->ids()[0]);
        QTRY_VERIFY(m_panel->model()->card(0));
        m_panel->view()->setFocus();
        m_panel->showPicture(m_library->ids()[0]);
        m_actions->autoAdvance()->setChecked(false);
    }
    void cleanup() {
        m_window.reset();
        m_client.reset();
        m_library.reset();
    }

    // A hundred pictures by keys alone; then all of it undone.
    void aHundredPicturesByKeysAlone() {
        m_actions->autoAdvance()->setChecked(true);
        const auto& ids = m_library->ids();
        for (int i = 0; i < 100; ++i) {
            if (i % 10 == 9)
                key(Qt::Key_X);
            else if (i % 10 == 8)
                key(Qt::Key_P);
            else
                key(static_cast<Qt::Key>(Qt::Key_1 + i % 5));
        }
        QCOMPARE(m_panel->currentPicture(), ids[99]);
        QTRY_COMPARE(m_library->judgement(ids[99]).flag, Flag::Reject);
        for (int i = 0; i < 100; ++i) {
            const Judgement judgement = m_library->judgement(ids[static_cast<std::size_t>(i)]);
            QCOMPARE(judgement.rating, i % 10 >= 8 ? 0 : 1 + i % 5);
            QCOMPARE(judgement.flag,
                     i % 10 == 9   ? Flag::Reject
                     : i % 10 == 8 ? Flag::Pick
                                   : Flag::None);
        }
        for (int i = 0; i < 100; ++i) key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_client->canUndo());
        QTRY_VERIFY(m_library->judgement(ids[0]).empty());
        for (const PictureId id : ids) QVERIFY(m_library->judgement(id).empty());
        for (int i = 0; i < 100; ++i) key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_library->judgement(ids[99]).flag, Flag::Reject);
    }

    void theSameKeyTakesItBack() {
        const PictureId id = m_library->ids()[0];
        key(Qt::Key_P);
        QCOMPARE(m_client->judgement(id)->flag, Flag::Pick);
        key(Qt::Key_X);
        QCOMPARE(m_client->judgement(id)->flag, Flag::Reject);
        key(Qt::Key_X);
        QCOMPARE(m_client->judgement(id)->flag, Flag::None);
        key(Qt::Key_F);
        QVERIFY(m_client->judgement(id)->favourite);
        key(Qt::Key_F);
        QVERIFY(!m_client->judgement(id)->favourite);
        key(Qt::Key_4);
        key(Qt::Key_QuoteLeft);
        QCOMPARE(m_client->judgement(id)->rating, 0);
        QCOMPARE(m_panel->currentPicture(), id);  // goes on only when asked to
    }

    void keysJudgeTheSelection() {
        LibraryView* view = m_panel->view();
        for (int i = 0; i < 4; ++i) QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
        key(Qt::Key_5);
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(m_client->judgement(m_library->ids()[i])->rating, 5);
        QTRY_COMPARE(m_library->judgement(m_library->ids()[4]).rating, 5);
        QVERIFY(
            m_actions->action(QStringLiteral("review.undo"))->text().contains(QStringLiteral("5")));
        key(Qt::Key_Z, Qt::ControlModifier);
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(m_client->judgement(m_library->ids()[i])->rating, 0);
    }

    void tagsByTwoKeys() {
        const PictureId id = m_library->ids()[0];
        QSignalSpy wanted(m_actions, &ReviewActions::tagKeysRequested);
        key(Qt::Key_T);
        key(Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        m_actions->setTagKey('s', QStringLiteral("sky"));
        m_actions->setTagKey('p', QStringLiteral("portfolio"));
        key(Qt::Key_T);
        key(Qt::Key_S);
        key(Qt::Key_T);
        key(Qt::Key_P);  // the chord, not the pick
        QCOMPARE(m_client->judgement(id)->tags, (std::vector<std::string>{"portfolio", "sky"}));
        QCOMPARE(m_client->judgement(id)->flag, Flag::None);
        key(Qt::Key_T);
        key(Qt::Key_S);
        QCOMPARE(m_client->judgement(id)->tags, std::vector<std::string>{"portfolio"});
        QTRY_COMPARE(m_library->judgement(id).tags, std::vector<std::string>{"portfolio"});
        QTRY_COMPARE(m_library->other().shelf().tag_keys.size(), std::size_t{2});
        m_actions->setTagKey('s', {});
        QVERIFY(!m_actions->action(QStringLiteral("review.tag.s")));
    }

    void tagKeysAreEdited() {
        TagKeysEditor editor(m_client.get(), m_actions);
        QTest::keyClicks(editor.field('k'), QStringLiteral("calm"));
        QTest::keyClick(editor.field('k'), Qt::Key_Return);
        QVERIFY(m_actions->action(QStringLiteral("review.tag.k")));
        key(Qt::Key_T);
        key(Qt::Key_K);
        QCOMPARE(m_client->judgement(m_library->ids()[0])->tags, std::vector<std::string>{"calm"});
        m_actions->setTagKey('k', {});
        QVERIFY(editor.field('k')->text().isEmpty());
    }

    // The seed, not the picture: it stands on the library's shelf.
    void seedsAreFavouritesAcrossPrompts() {
        key(Qt::Key_F, Qt::ShiftModifier);
        QTRY_COMPARE(m_client->shelf().favourites,
                     (std::vector<FavouriteSeed>{{Seed(0), NoiseMode::Cpu, {}}}));
        QVERIFY(!m_client->judgement(m_library->ids()[0])->favourite);
        key(Qt::Key_F, Qt::ShiftModifier);
        QTRY_VERIFY(m_client->shelf().favourites.empty());
    }

    void deleteGoesToTheBinAndComesBack() {
        const auto& ids = m_library->ids();
        m_panel->showPicture(ids[3]);
        key(Qt::Key_Delete);
        QCOMPARE(m_panel->model()->rowCount(), 99);
        QCOMPARE(m_panel->currentPicture(), ids[4]);  // the next one is there to be judged
        key(Qt::Key_Delete);
        QTRY_VERIFY(m_library->other().picture(ids[4])->binned);
        key(Qt::Key_Z, Qt::ControlModifier);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_panel->model()->rowCount(), 100);
        QCOMPARE(m_panel->model()->rowOf(ids[3]), 3);
        QTRY_VERIFY(!m_library->other().picture(ids[3])->binned);
    }

    void allRejectsGoInOneStep() {
        const auto& ids = m_library->ids();
        for (const int i : {1, 5, 6}) {
            m_panel->showPicture(ids[static_cast<std::size_t>(i)]);
            key(Qt::Key_X);
        }
        key(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_panel->model()->rowCount(), 97);
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_panel->model()->rowCount(), 100);
    }

    void theSameKeysInTheLoupe() {
        m_actions->autoAdvance()->setChecked(true);
        m_panel->toggleLoupe();
        QVERIFY(m_panel->loupe()->hasFocus());
        QTest::keyClick(m_panel->loupe(), Qt::Key_3);
        QTest::keyClick(m_panel->loupe(), Qt::Key_P);
        QCOMPARE(m_client->judgement(m_library->ids()[0])->rating, 3);
        QCOMPARE(m_client->judgement(m_library->ids()[1])->flag, Flag::Pick);
        QCOMPARE(m_panel->currentPicture(), m_library->ids()[2]);
    }

    void typingIsNoJudging() {
        m_panel->searchBar()->field()->setFocus();
        QTest::keyClicks(m_panel->searchBar()->field(), QStringLiteral("5px"));
        QCOMPARE(m_panel->searchBar()->field()->text(), QStringLiteral("5px"));
        QVERIFY(m_client->judgement(m_library->ids()[0])->empty());
        QVERIFY(!m_client->canUndo());
    }

 private:
    void addActions() {
        for (QAction* action : m_actions->actions()) m_window->addAction(action);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_panel->view(), key, modifiers);
    }

    std::unique_ptr<TestLibrary> m_library;
    std::unique_ptr<LibraryClient> m_client;
    std::unique_ptr<QWidget> m_window;
    LibraryPanel* m_panel = nullptr;
    ReviewActions* m_actions = nullptr;
};

QTEST_MAIN(ReviewActionsTest)
#include "review_actions_test.moc"
