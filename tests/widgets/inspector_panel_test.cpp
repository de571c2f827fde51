// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector_panel.h"

#include "widgets/fake_engine.h"
#include "widgets/qt_convert.h"

#include <QApplication>
#include <QClipboard>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class InspectorPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_store = std::make_unique<RunStore>();
        m_words = std::make_unique<WatchedWords>();
        m_panel = std::make_unique<InspectorPanel>(m_store.get(), m_words.get());
        m_panel->resize(330, 900);
        m_panel->restore(QSettings(QStringLiteral("none"), QSettings::IniFormat));
        GenerateRequest request;
        request.prompt = "a red cube and a blue sphere";
        request.seeds = parse_seed_list("5, 6");
        request.width = request.height = 128;
        m_store->addRun(m_cell.job, request, fakeModel());
    }
    void cleanup() { m_panel.reset(); }

    void sliderMovesPreviewAndMapsTogether() {
        watch({"cube", "sphere"});
        finish(8);
        m_panel->showCell(m_cell);
        TimeBar* time = m_panel->timeBar();
        QVERIFY(time->atFinal());
        QCOMPARE(m_panel->canvas()->picture().width(), 128);
        QVERIFY(m_panel->canvas()->hasOverlay());
        time->setPosition(2);
        QCOMPARE(m_panel->canvas()->picture(), toQImage(m_store->cell(m_cell)->steps[2].preview));
        const auto maps = wordMaps(m_store->cell(m_cell)->steps[2].attention->average, {{3}, {7}});
        const double expected = overlapOf(maps, 0, 1, OverlapMeasure::Separate);
        QTRY_COMPARE(m_panel->table()->index(0, 1).data(Qt::EditRole).toDouble(), expected);
        QCOMPARE(m_panel->chart()->curveCount(), 3);  // two words and their overlap
        time->setPosition(99);
        QVERIFY(time->atFinal());
    }

    void laysTheMeanOfTheStepsOverThePicture() {
        watch({"cube", "sphere"});
        finish(8);
        m_panel->showCell(m_cell);
        m_panel->timeBar()->setPosition(2);
        m_panel->meanBox()->setChecked(true);
        std::vector<WordMaps> first;
        for (int step = 0; step < 3; ++step)
            first.push_back(
                wordMaps(m_store->cell(m_cell)->steps[step].attention->average, {{3}, {7}}));
        const double mean = overlapOf(meanOf(first), 0, 1, OverlapMeasure::Separate);
        const double last = overlapOf(first.back(), 0, 1, OverlapMeasure::Separate);
        QVERIFY(mean != last);
        const auto shown = [this] {
            return m_panel->table()->index(0, 1).data(Qt::EditRole).toDouble();
        };
        QTRY_COMPARE(shown(), mean);
        m_panel->meanBox()->setChecked(false);
        QTRY_COMPARE(shown(), last);
    }

    void followsThePictureWhileItForms() {
        m_panel->showCell(m_cell);
        for (int step = 0; step < 3; ++step) addStep(step, 8);
        m_panel->cellsChanged({m_cell});
        QTRY_COMPARE(m_panel->timeBar()->position(), 2);
        m_panel->timeBar()->setPosition(1);  // looking back: it stays there
        addStep(3, 8);
        m_panel->cellsChanged({m_cell});
        QTRY_COMPARE(m_panel->timeBar()->arrived(), 4);
        QCOMPARE(m_panel->timeBar()->position(), 1);
        m_panel->timeBar()->setPosition(7);  // not there yet
        QCOMPARE(m_panel->timeBar()->position(), 3);
    }

    void layersComeAtOneClick() {
        watch({"cube"});
        finish(4);
        m_panel->showCell(m_cell);
        QCOMPARE(m_panel->sourceBox()->count(), 4);  // the average and three layers
        QVERIFY(m_panel->captureButton()->isHidden());
        m_panel->sourceBox()->setCurrentIndex(2);
        QVERIFY(!m_panel->captureButton()->isHidden());
        QVERIFY(!m_panel->canvas()->hasOverlay());
        QSignalSpy asked(m_panel.get(), &InspectorPanel::everythingRequested);
        m_panel->captureButton()->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0][0].value<CellId>() == m_cell);

        const JobId detail{2};
        GenerateRequest request = m_store->run(m_cell.job)->request;
        request.seeds = {Seed(5)};
        m_store->addRun(detail, request, fakeModel());
        m_store->setDetail(m_cell, detail);
        for (int step = 0; step < 4; ++step)
            m_store->addStep({detail,
                              0,
                              step,
                              4,
                              fakePicture(Seed(5), 64, 0.5),
                              fakeAttention(Seed(5), step, 4, 24, true)});
        m_panel->cellsChanged({CellId{detail, 0}});
        QTRY_VERIFY(m_panel->captureButton()->isHidden());
        QVERIFY(m_panel->canvas()->hasOverlay());
    }

    void offersToGetALostHistoryBack() {
        RunStore small(1);
        InspectorPanel panel(&small, m_words.get());
        small.addRun(m_cell.job, m_store->run(m_cell.job)->request, fakeModel());
        for (int step = 0; step < 4; ++step)
            small.addStep({m_cell.job,
                           0,
                           step,
                           4,
                           fakePicture(Seed(5), 64, 0.5),
                           fakeAttention(Seed(5), step, 4, 24, false)});
        small.addImage({m_cell.job, 0, fakePicture(Seed(5), 128, 1), nullptr});
        panel.showCell(m_cell);
        QVERIFY(!panel.captureButton()->isHidden());
        QCOMPARE(panel.canvas()->picture().width(), 128);
    }

    void usesAndCopiesTheSeed() {
        m_panel->showCell({m_cell.job, 1});
        QSignalSpy used(m_panel.get(), &InspectorPanel::seedUsed);
        m_panel->useSeed();
        QCOMPARE(used[0][0].value<Seed>().value(), std::uint64_t{6});
        m_panel->copySeed();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("6"));
    }

    void leadsToOtherPanels() {
        m_panel->showCell({m_cell.job, 1});
        QSignalSpy attention(m_panel.get(), &InspectorPanel::attentionRequested);
        QSignalSpy vary(m_panel.get(), &InspectorPanel::varyRequested);
        QSignalSpy compare(m_panel.get(), &InspectorPanel::compareRequested);
        for (QPushButton* button :
             {m_panel->attentionButton(), m_panel->varyButton(), m_panel->compareButton()})
            button->click();
        for (QSignalSpy* spy : {&attention, &vary, &compare}) {
            QCOMPARE(spy->size(), 1);
            QVERIFY(spy->at(0).at(0).value<CellId>() == (CellId{m_cell.job, 1}));
        }
    }

    void tellsTheGridWhichStepItShows() {
        finish(8);
        std::vector<std::optional<int>> told;
        connect(m_panel.get(), &InspectorPanel::overlayStepChanged, this, [&](auto step) {
            told.push_back(step);
        });
        m_panel->showCell(m_cell);
        QVERIFY(!m_panel->overlayStep());  // the finished picture
        m_panel->timeBar()->setPosition(2);
        m_panel->timeBar()->setPosition(5);
        QCOMPARE(m_panel->overlayStep(), std::optional<int>(5));
        m_panel->timeBar()->setPosition(8);
        QCOMPARE(told, (std::vector<std::optional<int>>{2, 5, std::nullopt}));
    }

    void nothingChosen() {
        m_panel->showCell({});
        QVERIFY(m_panel->canvas()->picture().isNull());
        QVERIFY(!m_panel->timeBar()->slider()->isEnabled());
        m_panel->useSeed();
        m_panel->savePicture();
        QVERIFY(!m_panel->attentionButton()->isEnabled());
        QVERIFY(!m_panel->compareButton()->isEnabled());
    }

 private:
    void addStep(int step, int steps) {
        m_store->addStep({m_cell.job,
                          0,
                          step,
                          steps,
                          fakePicture(Seed(5), 64, (step + 1.0) / steps),
                          fakeAttention(Seed(5), step, steps, 24, false)});
    }
    void finish(int steps) {
        for (int step = 0; step < steps; ++step) addStep(step, steps);
        m_store->addImage({m_cell.job, 0, fakePicture(Seed(5), 128, 1), nullptr});
    }
    void watch(std::initializer_list<const char*> names) {
        for (const char* name : names)
            m_words->toggle({WatchedWord::Kind::Word, QString::fromLatin1(name), 0, 0});
    }

    const CellId m_cell{JobId{1}, 0};
    std::unique_ptr<RunStore> m_store;
    std::unique_ptr<WatchedWords> m_words;
    std::unique_ptr<InspectorPanel> m_panel;
};

QTEST_MAIN(InspectorPanelTest)
#include "inspector_panel_test.moc"
