// SPDX-License-Identifier: Apache-2.0
// Pictures go to the Compare tab from the grid and from the library, and its keys work there.
#include "app/studio/picture_desk.h"
#include "tests/gui/studio_fixture.h"
#include "widgets/library/library_view.h"

using namespace seedbed;

class CompareTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_ids = m_studio.makePictures(6);
        m_studio.open();
        m_studio.run(6, m_ids);
        QTRY_VERIFY(!m_studio.window()->session()->busy());
    }

    void fromTheGrid() {
        SeedGridView* view = m_studio.window()->grid()->view();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Home);
        m_studio.press(QStringLiteral("compare.chosen"));  // one is not enough: says so, stays
        QCOMPARE(m_studio.window()->tabs()->currentTab(), unsigned{kExploreTab});
        for (int i = 1; i < 4; ++i)
            view->selectionModel()->select(view->model()->index(i, 0), QItemSelectionModel::Select);
        m_studio.press(QStringLiteral("compare.chosen"));
        QCOMPARE(m_studio.window()->tabs()->currentTab(), unsigned{kCompareTab});
        const auto& sides = m_studio.window()->compare()->sides();
        QCOMPARE(sides.size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(sides[i].picture, m_ids[i]);
        m_studio.shoot("70-compare");
    }

    void everyMode() {
        ComparePanel* compare = m_studio.window()->compare();
        for (const CompareMode mode : {CompareMode::Slider,
                                       CompareMode::Flicker,
                                       CompareMode::Difference,
                                       CompareMode::Words,
                                       CompareMode::SideBySide}) {
            compare->setMode(mode);
            QVERIFY(compare->mode() == mode);
            QTest::qWait(50);
        }
        QVERIFY(!compare->compareActions().isEmpty());
    }

    void judgesTheOneInFocus() {
        ComparePanel* compare = m_studio.window()->compare();
        compare->focusSide(2);
        QVERIFY((compare->selectedPictures() == std::vector<PictureId>{m_ids[2]}));
        m_studio.window()->registry()->action(QStringLiteral("review.pick"))->trigger();
        QTRY_COMPARE(m_studio.window()->library()->counts().picks, 1);
        QVERIFY(m_studio.window()->library()->judgement(m_ids[2])->flag == Flag::Pick);
    }

    void fromTheLibrary() {
        m_studio.press(QStringLiteral("tab.library"));
        LibraryPanel* panel = m_studio.window()->libraryPanel();
        QTRY_COMPARE(panel->model()->rowCount(), 6);
        panel->view()->setFocus();
        panel->view()->selectionModel()->clearSelection();
        for (int i = 0; i < 2; ++i)
            panel->view()->selectionModel()->select(panel->model()->index(i, 0),
                                                    QItemSelectionModel::Select);
        m_studio.press(QStringLiteral("compare.chosen"));
        QTRY_COMPARE(m_studio.window()->tabs()->currentTab(), unsigned{kCompareTab});
        QCOMPARE(m_studio.window()->compare()->sides().size(), std::size_t{2});
        QVERIFY(m_studio.window()->compare()->sides()[0].settings.seed.has_value());
    }

 private:
    Studio m_studio;
    std::vector<PictureId> m_ids;
};

QTEST_MAIN(CompareTest)
#include "compare_test.moc"
