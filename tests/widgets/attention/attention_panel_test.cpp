// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/attention_panel.h"

#include "tests/widgets/attention/fake_run.h"
#include "widgets/attention/attention_detail.h"
#include "widgets/attention/multiples_pane.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class AttentionPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeKind::Dark); }

    void init() { make(std::size_t{1} << 30U); }
    void cleanup() { m_panel.reset(); }

    void startsWithAPageThatTeaches() {
        QVERIFY(m_panel->showsEmptyPage());
        QSignalSpy asked(m_panel.get(), &AttentionPanel::exploreRequested);
        for (QPushButton* button : m_panel->findChildren<QPushButton*>())
            if (button->isVisibleTo(m_panel.get())) button->click();
        QCOMPARE(asked.size(), 1);
        m_panel->showCell({JobId{44}, 3});
        QVERIFY(m_panel->showsEmptyPage());
        m_run->finish(m_run->first, 8);
        m_panel->showCell(m_run->first);
        QVERIFY(!m_panel->showsEmptyPage());
        QVERIFY(m_panel->cell() == m_run->first);
    }

    void oneSliderMovesTableAndPictures() {
        m_run->finish(m_run->first, 8);
        m_panel->showCell(m_run->first);
        TimeBar* time = m_panel->timeBar();
        QVERIFY(time->atFinal());
        QCOMPARE(detail()->firstCanvas()->picture().width(), 128);
        time->setPosition(2);
        QCOMPARE(detail()->firstCanvas()->picture(),
                 toQImage(m_run->store.cell(m_run->first)->steps[2].preview));
        QCOMPARE(view()->plan().columns[static_cast<std::size_t>(view()->plan().current)].position,
                 2);
        QTest::keyClick(view(), Qt::Key_Right);
        QCOMPARE(time->position(), 3);
    }

    void followsThePictureWhileItForms() {
        for (int step = 0; step < 3; ++step) m_run->addStep(m_run->first, step, 8);
        m_panel->showCell(m_run->first);
        QCOMPARE(m_panel->timeBar()->position(), 2);
        m_run->addStep(m_run->first, 3, 8);
        m_panel->cellsChanged({m_run->second});  // another one: nothing to do
        m_panel->cellsChanged({m_run->first});
        QTRY_COMPARE(m_panel->timeBar()->position(), 3);
        QCOMPARE(view()->plan().columns.size(), std::size_t{4});
    }

    void wordsAreRankedUnderThePointer() {
        m_run->finish(m_run->first, 8);
        m_panel->showCell(m_run->first);
        m_panel->timeBar()->setPosition(4);
        QVERIFY(detail()->ranking()->rows().empty());
        Q_EMIT detail()->firstCanvas()->pointed(QPoint(3, 9));
        const auto& rows = detail()->ranking()->rows();
        QCOMPARE(rows.size(), std::size_t{7});
        const auto at = [](int token) {
            return FakeRun::mapOf(Seed(5), 4, 8, {token})[9 * 16 + 3];
        };
        std::vector<float> expected;
        for (int token = 1; token < 8; ++token) expected.push_back(at(token));
        std::sort(expected.rbegin(), expected.rend());
        for (std::size_t i = 0; i < rows.size(); ++i) QCOMPARE(rows[i].value, expected[i]);
        QCOMPARE(detail()->ranking()->title(),
                 QStringLiteral("Under the pointer (row 10, column 4 of 16 × 16)"));
        Q_EMIT detail()->firstCanvas()->pointed(std::nullopt);
        QVERIFY(detail()->ranking()->rows().empty());
        Q_EMIT detail()->firstCanvas()->pinned(QPoint(3, 9));  // stays when the pointer leaves
        Q_EMIT detail()->firstCanvas()->pointed(std::nullopt);
        QCOMPARE(detail()->ranking()->rows().size(), std::size_t{7});
    }

    void twoWordsOverlap() {
        m_run->watch({"cube", "sphere"});
        m_run->finish(m_run->first, 8);
        m_panel->showCell(m_run->first);
        m_panel->timeBar()->setPosition(1);
        const auto cube = FakeRun::mapOf(Seed(5), 1, 8, {3});
        const auto sphere = FakeRun::mapOf(Seed(5), 1, 8, {7});
        const MapView both[] = {cube, sphere};
        const QString expected = QStringLiteral("separate %1 · shared area %2 · cosine %3")
                                     .arg(separate_term(both), 0, 'f', 3)
                                     .arg(iou(cube, sphere), 0, 'f', 3)
                                     .arg(cosine(cube, sphere), 0, 'f', 3);
        QTRY_COMPARE(detail()->overlapText()->text(), expected);
        QCOMPARE(detail()->chart()->curveCount(), 3);
        QVERIFY(detail()->third() == ThirdPicture::BothWords);
        QCOMPARE(detail()->thirdBox()->count(), 2);
    }

    void twoPicturesUnderOneSlider() {
        m_run->watch({"cube", "sphere"});
        m_run->finish(m_run->first, 8);
        m_run->finish(m_run->second, 4);  // of a run with fewer steps
        m_panel->showCell(m_run->first);
        QVERIFY(!detail()->secondCanvas()->isVisibleTo(m_panel.get()));
        detail()->compareBox()->setCurrentIndex(1);
        Q_EMIT detail()->compareBox()->activated(1);
        QVERIFY(m_panel->comparedCell() == m_run->second);
        QVERIFY(detail()->secondCanvas()->isVisibleTo(m_panel.get()));
        QVERIFY(detail()->third() == ThirdPicture::Difference);
        QTRY_COMPARE(detail()->chart()->curveCount(), 6);
        m_panel->timeBar()->setPosition(7);
        QCOMPARE(detail()->secondPosition(), 3);
        m_panel->timeBar()->setPosition(8);
        QCOMPARE(detail()->secondPosition(), 4);  // both finished
        QTRY_COMPARE(detail()->overlapText()->text().count(QLatin1Char('\n')), 1);
        m_panel->compareWith(std::nullopt);
        QVERIFY(!detail()->secondCanvas()->isVisibleTo(m_panel.get()));
        QVERIFY(detail()->third() == ThirdPicture::BothWords);
    }

    void masksSayHowMuchTheyCover() {
        m_run->watch({"cube", "sphere"});
        m_run->finish(m_run->first, 8);
        m_panel->showCell(m_run->first);
        QVERIFY(!detail()->firstCanvas()->hasOutline());
        detail()->maskBox()->setChecked(true);
        detail()->thresholdSlider()->setValue(60);
        QVERIFY(detail()->firstCanvas()->hasOutline());
        const auto mask = picture_mask(
            FakeRun::mapOf(Seed(5), 7, 8, {3}), 16, 16, 128, 128, 0.6, Resample::Bilinear);
        QCOMPARE(detail()->maskText()->text(),
                 QStringLiteral("60 % · covers %1 %").arg(100 * mask_share(mask), 0, 'f', 1));
    }

    void layersComeAtOneClick() {
        m_run->finish(m_run->first, 8);
        m_panel->showCell(m_run->first);
        MultiplesPane* pane = m_panel->multiples();
        QVERIFY(pane->notice()->isHidden());
        pane->columnsBox()->setCurrentIndex(2);
        Q_EMIT pane->columnsBox()->activated(2);
        QVERIFY(!pane->notice()->isHidden());
        QVERIFY(pane->noticeText()->text().contains(QStringLiteral("average over layers")));
        QVERIFY(pane->noticeText()->text().contains(QStringLiteral("B of memory")));
        QSignalSpy asked(m_panel.get(), &AttentionPanel::everythingRequested);
        pane->captureButton()->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0][0].value<CellId>() == m_run->first);
        QVERIFY(!pane->captureButton()->isEnabled());
        m_run->capture(m_run->first, JobId{2}, 8);
        m_panel->cellsChanged({CellId{JobId{2}, 0}});
        QTRY_VERIFY(pane->notice()->isHidden());
        QCOMPARE(view()->plan().columns.size(), std::size_t{3});  // all heads, and two
    }

    void aLostHistoryCanBeRenderedAgain() {
        make(1);
        m_run->finish(m_run->first, 8);
        m_panel->showCell(m_run->first);
        QVERIFY(!m_panel->showsEmptyPage());
        QVERIFY(!m_panel->multiples()->notice()->isHidden());
        QVERIFY(m_panel->multiples()->noticeText()->text().contains(QStringLiteral("let go")));
        QSignalSpy asked(m_panel.get(), &AttentionPanel::everythingRequested);
        m_panel->multiples()->captureButton()->click();
        QCOMPARE(asked.size(), 1);
    }

    void aRunWithoutMapsSaysSo() {
        m_run->store.addImage({JobId{1}, 0, fakePicture(Seed(5), 128, 1), nullptr});
        m_panel->showCell(m_run->first);
        QVERIFY(!m_panel->multiples()->notice()->isHidden());
        QVERIFY(m_panel->multiples()->noticeText()->text().startsWith(
            QStringLiteral("This run kept no attention maps.")));
        Q_EMIT detail()->firstCanvas()->pointed(QPoint(3, 9));
        m_panel->timeBar()->setPosition(3);
    }

    void settingsComeBack() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_panel->multiples()->scaleBox()->setCurrentIndex(1);
        m_panel->multiples()->mapBox()->setCurrentIndex(1);
        m_panel->multiples()->everyStepBox()->setChecked(true);
        detail()->measureBox()->setCurrentIndex(2);
        detail()->thresholdSlider()->setValue(77);
        m_panel->save(settings);
        make(std::size_t{1} << 30U);
        m_panel->restore(settings);
        QVERIFY(m_panel->state()->looks() ==
                (AttentionLooks{ColorMap::Viridis, 0.85, false, true, false}));
        QVERIFY(m_panel->state()->measure() == OverlapMeasure::Cosine);
        QCOMPARE(m_panel->state()->cut().threshold, 0.77);
        QCOMPARE(m_panel->multiples()->mapBox()->currentIndex(), 1);
        settings.setValue(QStringLiteral("attention/map"), 99);  // written by something else
        settings.setValue(QStringLiteral("attention/threshold"), QStringLiteral("nonsense"));
        m_panel->restore(settings);
    }

 private:
    void make(std::size_t budget) {
        m_panel.reset();
        m_run = std::make_unique<FakeRun>(budget);
        m_panel = std::make_unique<AttentionPanel>(&m_run->store, &m_run->words);
        m_panel->resize(1600, 900);
        m_panel->show();
    }
    AttentionDetail* detail() const { return m_panel->detail(); }
    MultiplesView* view() const { return m_panel->multiples()->view(); }

    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<AttentionPanel> m_panel;
};

QTEST_MAIN(AttentionPanelTest)
#include "attention_panel_test.moc"
