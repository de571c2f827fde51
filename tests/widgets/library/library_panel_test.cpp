// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_panel.h"

#include "tests/widgets/library/test_library.h"
#include "widgets/library/library_details.h"
#include "widgets/library/library_loupe.h"
#include "widgets/library/library_search_bar.h"
#include "widgets/library/library_tools.h"
#include "widgets/library/library_view.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace seedbed;

class LibraryPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_library = std::make_unique<TestLibrary>(40);
        m_client = std::make_unique<LibraryClient>();
        m_panel = std::make_unique<LibraryPanel>(m_client.get());
        m_panel->resize(1100, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_client->open(m_library->folder());
        QTRY_COMPARE(m_panel->model()->rowCount(), 40);
        QTRY_VERIFY(m_panel->model()->card(0));
        m_panel->view()->setFocus();
    }
    void cleanup() {
        m_panel.reset();
        m_client.reset();
        m_library.reset();
    }

    void newestStandFirst() {
        QCOMPARE(m_panel->model()->idAt(0), m_library->ids().back());
        QCOMPARE(m_panel->tools()->count()->text(), QStringLiteral("40 picture(s)"));
    }

    void keysGoInFourDirections() {
        LibraryView* view = m_panel->view();
        const int columns = view->columns();
        QVERIFY(columns > 2);
        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(view->currentIndex().row(), 1 + columns);
        QTest::keyClick(view, Qt::Key_Up);
        QTest::keyClick(view, Qt::Key_Left);
        QCOMPARE(view->currentIndex().row(), 0);
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->currentIndex().row(), 39);
        QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex())));
        QTest::keyClick(view, Qt::Key_PageUp);
        QVERIFY(view->currentIndex().row() < 39 - columns);
        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_panel->selectedPictures().size(), static_cast<std::size_t>(columns + 1));
        QTest::keyClick(view, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_panel->selectedPictures().size(), static_cast<std::size_t>(columns));
        QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_panel->selectedPictures().size(), std::size_t{40});
    }

    void boxSelects() {
        LibraryView* view = m_panel->view();
        drag(view->visualRect(view->model()->index(0, 0)).center(),
             view->visualRect(view->model()->index(view->columns() + 1, 0)).center());
        const int columns = view->columns();
        QCOMPARE(selectedRows(), (std::vector<int>{0, 1, columns, columns + 1}));
        // Ctrl adds to what is selected.
        drag(view->visualRect(view->model()->index(3, 0)).center(),
             view->visualRect(view->model()->index(3, 0)).center() + QPoint(0, 20),
             Qt::ControlModifier);
        QCOMPARE(selectedRows().size(), std::size_t{5});
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, cell(2));
        QCOMPARE(selectedRows(), std::vector<int>{2});
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ShiftModifier, cell(4));
        QCOMPARE(selectedRows(), (std::vector<int>{2, 3, 4}));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, cell(3));
        QCOMPARE(selectedRows(), (std::vector<int>{2, 4}));
    }

    void controlWheelChangesTheSize() {
        LibraryView* view = m_panel->view();
        const int before = view->columns();
        QWheelEvent wheel(QPointF(50, 50),
                          view->mapToGlobal(QPointF(50, 50)),
                          {},
                          QPoint(0, 120),
                          Qt::NoButton,
                          Qt::ControlModifier,
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(view->viewport(), &wheel);
        QCOMPARE(view->columns(), before - 1);
    }

    void chipsFilter() {
        const auto& ids = m_library->ids();
        judge({ids[1], ids[2]}, [](Change& c) { c.flag = Flag::Pick; });
        judge({ids[2], ids[3]}, [](Change& c) { c.rating = 4; });
        judge({ids[4]}, [](Change& c) { c.flag = Flag::Reject; });
        judge({ids[5]}, [](Change& c) { c.favourite = true; });
        judge({ids[6], ids[7]}, [](Change& c) { c.binned = true; });
        using Chip = LibrarySearchBar::Chip;
        const std::tuple<Chip, int> expected[] = {{Chip::Picks, 2},
                                                  {Chip::Rejects, 1},
                                                  {Chip::Unrated, 36},
                                                  {Chip::Stars3, 2},
                                                  {Chip::Favourites, 1},
                                                  {Chip::Bin, 2}};
        for (const auto& [chip, count] : expected) {
            click(chip);
            QTRY_COMPARE(m_panel->model()->rowCount(), count);
            click(chip);
            QTRY_COMPARE(m_panel->model()->rowCount(), 38);
        }
        click(Chip::Picks);
        click(Chip::Stars3);
        QTRY_COMPARE(m_panel->model()->rowCount(), 1);
        click(Chip::Rejects);  // puts the picks out
        QVERIFY(!m_panel->searchBar()->chip(Chip::Picks)->isChecked());
    }

    void aBadQueryIsSaidAndKeepsWhatIsShown() {
        m_panel->setQuery(QStringLiteral("steps:many"));
        QTRY_VERIFY(m_panel->searchBar()->problem()->isVisible());
        QVERIFY(m_panel->searchBar()->problem()->text().contains(QStringLiteral("many")));
        QCOMPARE(m_panel->model()->rowCount(), 40);
        m_panel->setQuery(QStringLiteral("sphere"));
        QTRY_COMPARE(m_panel->model()->rowCount(), 20);
        QVERIFY(!m_panel->searchBar()->problem()->isVisible());
        m_panel->setQuery(QStringLiteral("lighthouse"));
        QTRY_COMPARE(m_panel->model()->rowCount(), 0);
    }

    void newPicturesWaitBehindAButton() {
        LibraryView* view = m_panel->view();
        m_panel->showPicture(m_library->ids()[10]);
        QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
        const auto selected = m_panel->selectedPictures();
        const int top = view->visualRect(view->currentIndex()).top();
        m_library->add(3);
        QPushButton* button = m_panel->tools()->newButton();
        QTRY_VERIFY(button->isVisible());
        QCOMPARE(m_panel->waiting(), 3);
        QCOMPARE(m_panel->model()->rowCount(), 40);  // nothing moved
        button->click();
        QTRY_COMPARE(m_panel->model()->rowCount(), 43);
        QCOMPARE(m_panel->selectedPictures(), selected);
        QCOMPARE(m_panel->currentPicture(), m_library->ids()[9]);
        QCOMPARE(view->visualRect(view->currentIndex()).top(), top);
        QVERIFY(!button->isVisible());
    }

    void placeAndSelectionOutliveAnotherOrder() {
        m_panel->showPicture(m_library->ids()[0]);
        m_panel->searchBar()->setOrder({SortField::Seed, false});
        m_panel->refresh();
        QTRY_COMPARE(m_panel->model()->idAt(0), m_library->ids()[0]);
        QCOMPARE(m_panel->currentPicture(), m_library->ids()[0]);
        QCOMPARE(selectedRows(), std::vector<int>{0});
    }

    void enterAndTheTagUseSeeds() {
        QSignalSpy used(m_panel.get(), &LibraryPanel::seedsUsed);
        m_panel->showPicture(m_library->ids()[7]);
        QTest::keyClick(m_panel->view(), Qt::Key_Return);
        QCOMPARE(used.size(), 1);
        QCOMPARE(used[0][0].value<std::vector<Seed>>(), std::vector<Seed>{Seed(7)});
    }

    void spaceOpensTheLoupe() {
        m_panel->showPicture(m_library->ids()[39]);
        QTest::keyClick(m_panel->view(), Qt::Key_Space);
        QVERIFY(m_panel->loupeShown());
        LibraryLoupe* loupe = m_panel->loupe();
        QTRY_COMPARE(loupe->canvas()->picture().size(), QSize(48, 48));
        QVERIFY(loupe->caption().contains(QStringLiteral("Seed 39")));
        QTest::keyClick(loupe, Qt::Key_Right);
        QCOMPARE(m_panel->currentPicture(), m_library->ids()[38]);
        QTRY_VERIFY(loupe->caption().contains(QStringLiteral("Seed 38")));
        QTest::mouseClick(loupe->strip()->viewport(),
                          Qt::LeftButton,
                          {},
                          loupe->strip()->visualRect(m_panel->model()->index(3)).center());
        QCOMPARE(m_panel->currentPicture(), m_panel->model()->idAt(3));
        QTest::keyClick(loupe, Qt::Key_Escape);
        QVERIFY(!m_panel->loupeShown());
    }

    void detailsShowAndChange() {
        LibraryDetails* details = m_panel->details();
        const PictureId id = m_library->ids()[8];
        m_panel->showPicture(id);
        QTRY_COMPARE(details->valueOf(QStringLiteral("Prompt")), QStringLiteral("a red cube"));
        QCOMPARE(details->valueOf(QStringLiteral("Steps")), QStringLiteral("20"));
        QTest::keyClicks(details->tags()->field(), QStringLiteral("sky,"));
        QTest::keyClicks(details->tags()->field(), QStringLiteral("calm"));
        QTest::keyClick(details->tags()->field(), Qt::Key_Return);
        QCOMPARE(details->tags()->tags(),
                 (QStringList{QStringLiteral("calm"), QStringLiteral("sky")}));
        details->note()->setPlainText(QStringLiteral("too dark"));
        m_panel->showPicture(m_library->ids()[9]);  // going on keeps the note
        QTRY_COMPARE(m_library->judgement(id).note, std::string("too dark"));
        QCOMPARE(m_library->judgement(id).tags, (std::vector<std::string>{"calm", "sky"}));
        QVERIFY(details->note()->toPlainText().isEmpty());
        QVERIFY(details->tags()->tags().isEmpty());
    }

    void wishesAreSignals() {
        QSignalSpy settings(m_panel.get(), &LibraryPanel::settingsRequested);
        QSignalSpy compare(m_panel.get(), &LibraryPanel::compareRequested);
        QSignalSpy attention(m_panel.get(), &LibraryPanel::attentionRequested);
        const auto& ids = m_library->ids();
        m_panel->showPicture(ids[5]);
        m_panel->details()->useSettingsButton()->click();
        QTRY_COMPARE(settings.size(), 1);
        QCOMPARE(settings[0][0].value<PictureSettings>().seed, std::optional(Seed(5)));
        m_panel->details()->attentionButton()->click();
        QCOMPARE(attention[0][0].value<PictureId>(), ids[5]);
        QVERIFY(!m_panel->details()->compareButton()->isEnabled());
        QTest::keyClick(m_panel->view(), Qt::Key_Right, Qt::ShiftModifier);
        m_panel->details()->compareButton()->click();
        QCOMPARE(compare[0][0].value<std::vector<PictureId>>(),
                 (std::vector<PictureId>{ids[5], ids[4]}));
    }

    void searchesAreKept() {
        LibrarySearchBar* bar = m_panel->searchBar();
        m_panel->setQuery(QStringLiteral("sphere"));
        bar->saveSearch(QStringLiteral("Balls"));
        bar->renameSearch(QStringLiteral("Balls"), QStringLiteral("Spheres"));
        QCOMPARE(m_client->shelf().searches, (std::vector<SavedSearch>{{"Spheres", "sphere"}}));
        QTRY_COMPARE(m_library->other().shelf().searches.size(), std::size_t{1});
        bar->deleteSearch(QStringLiteral("Spheres"));
        QVERIFY(m_client->shelf().searches.empty());
    }

    void theBinGivesBackAndIsEmptiedInTwoClicks() {
        const auto& ids = m_library->ids();
        judge({ids[6], ids[7], ids[8]}, [](Change& c) { c.binned = true; });
        QCOMPARE(m_panel->model()->rowCount(), 37);
        click(LibrarySearchBar::Chip::Bin);
        QTRY_COMPARE(m_panel->model()->rowCount(), 3);
        m_panel->showPicture(ids[7]);
        m_panel->tools()->restoreButton()->click();
        QCOMPARE(m_panel->model()->rowCount(), 2);
        QTRY_VERIFY(!m_library->other().picture(ids[7])->binned);
        m_panel->tools()->emptyButton()->click();
        QCOMPARE(m_library->other().counts().binned, 2);
        m_panel->tools()->emptyButton()->click();
        QTRY_COMPARE(m_library->other().counts().binned, 0);
        QVERIFY(!m_library->other().picture(ids[6]));
    }

    void brokenPicturesSayWhy() {
        const auto path = m_library->other().picture(m_library->ids()[39])->path;
        std::filesystem::resize_file(path, 40);
        m_panel->view()->setCellSide(100);
        m_panel->showPicture(m_library->ids()[39]);
        QTest::keyClick(m_panel->view(), Qt::Key_Space);
        QTRY_VERIFY(m_panel->sequence()->trouble(0).contains(QStringLiteral("00039-39.png")));
        m_panel->toggleLoupe();
        m_panel->view()->viewport()->repaint();
    }

    void importsAndExportsGoOnBesides() {
        QTemporaryDir out;
        const QString folder = out.filePath(QStringLiteral("export"));
        QSignalSpy said(m_panel.get(), &LibraryPanel::said);
        m_panel->exportTo(folder, {m_library->ids()[0], m_library->ids()[1]});
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(QFile::exists(folder + QStringLiteral("/table.csv")));
        QVERIFY(said[0][0].toString().contains(QStringLiteral("2 picture(s)")));
        QTemporaryDir in;
        write_png(in.filePath(QStringLiteral("new.png")).toStdString(),
                  *fakePicture(Seed(99), 24, 1));
        QFile broken(in.filePath(QStringLiteral("broken.png")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("nothing");
        broken.close();
        m_panel->importFrom(in.path());
        QTRY_COMPARE(said.size(), 2);
        QTRY_COMPARE(m_library->other().counts().pictures, 41);
        QTRY_COMPARE(m_panel->waiting(), 1);
    }

    // Both themes, to be looked at where SEEDBED_LOOKS names a folder for the pictures.
    void looksDifferentInBothThemes() {
        const QTemporaryDir nowhere;
        const QString set = qEnvironmentVariable("SEEDBED_LOOKS");
        const QString folder = set.isEmpty() ? nowhere.path() : set;
        std::vector<QRgb> grounds;
        const auto& ids = m_library->ids();
        for (int i = 0; i < 40; ++i)
            judge({ids[static_cast<std::size_t>(i)]}, [i](Change& c) {
                c.rating = i % 6;
                c.flag = i % 7 == 3 ? Flag::Reject : i % 5 == 1 ? Flag::Pick : Flag::None;
                c.favourite = i % 8 == 5;
                if (i % 4 == 0) c.add_tags = {"sky", "calm"};
                if (i % 9 == 0) c.note = "Warmer than the others; good for the poster.";
            });
        m_client->setShelf({{}, {{'s', "sky"}}, {{"Best cubes", "cube rating:4.."}}});
        m_panel->resize(1300, 800);
        m_panel->showPicture(ids[36]);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_panel->view(), Qt::Key_Right, Qt::ShiftModifier);
        for (const ThemeKind theme : {ThemeKind::Dark, ThemeKind::Light}) {
            applyTheme(theme);
            const QString name =
                theme == ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            QTRY_VERIFY(m_panel->details()->picture());
            QTest::qWait(200);  // lets thumbnails be painted
            QVERIFY(m_panel->grab().save(folder + QStringLiteral("/library-%1.png").arg(name)));
            grounds.push_back(m_panel->grab().toImage().pixel(2, 2));
            m_panel->toggleLoupe();
            QTest::qWait(200);  // lets thumbnails be painted
            QVERIFY(m_panel->grab().save(folder + QStringLiteral("/loupe-%1.png").arg(name)));
            m_panel->toggleLoupe();
        }
        QVERIFY(grounds[0] != grounds[1]);
    }

 private:
    QPoint cell(int row) const {
        return m_panel->view()->visualRect(m_panel->model()->index(row)).center();
    }
    std::vector<int> selectedRows() const {
        std::vector<int> rows;
        for (const QModelIndex& index : m_panel->view()->selectionModel()->selectedIndexes())
            rows.push_back(index.row());
        std::sort(rows.begin(), rows.end());
        return rows;
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* view = m_panel->view()->viewport();
        QTest::mousePress(view, Qt::LeftButton, modifiers, from);
        for (const QPoint at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove,
                             at,
                             view->mapToGlobal(at),
                             Qt::NoButton,
                             Qt::LeftButton,
                             modifiers);
            QApplication::sendEvent(view, &move);
        }
        QTest::mouseRelease(view, Qt::LeftButton, modifiers, to);
    }
    void click(LibrarySearchBar::Chip chip) { m_panel->searchBar()->chip(chip)->click(); }
    template <typename Set>
    void judge(std::vector<PictureId> ids, Set set) {
        Change change;
        change.pictures = std::move(ids);
        set(change);
        m_client->apply(std::move(change), QStringLiteral("change"));
    }

    std::unique_ptr<TestLibrary> m_library;
    std::unique_ptr<LibraryClient> m_client;
    std::unique_ptr<LibraryPanel> m_panel;
};

QTEST_MAIN(LibraryPanelTest)
#include "library_panel_test.moc"
