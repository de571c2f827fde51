// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_grid_panel.h"

#include "widgets/fake_engine.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace seedbed;

class SeedGridPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_store = std::make_unique<RunStore>();
        m_words = std::make_unique<WatchedWords>();
        m_model = std::make_unique<SeedGridModel>(m_store.get(), m_words.get());
        m_panel = std::make_unique<SeedGridPanel>(m_store.get(), m_model.get(), m_words.get());
        m_panel->resize(800, 600);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_model.reset();
    }

    void teachesWhileEmpty() {
        QVERIFY(m_panel->emptyState()->isVisible());
        QSignalSpy asked(m_panel.get(), &SeedGridPanel::generateRequested);
        m_panel->emptyState()->setSeedCount(16);
        m_panel->emptyState()->button()->click();
        QCOMPARE(asked.size(), 1);
        addRun("0-3");
        QVERIFY(m_panel->view()->isVisible());
    }

    void fillsTheWidthAndFits() {
        addRun("0-15");
        SeedGridView* view = m_panel->view();
        const int fitted = view->gridSize().width();
        QVERIFY(fitted * ((16 + view->columns() - 1) / view->columns()) <=
                view->viewport()->height());
        view->setCellSide(100);
        QVERIFY(view->viewport()->width() - view->columns() * view->gridSize().width() <
                view->columns() + 1);
        QVERIFY(std::abs(view->shownSide() - 100) < 20);
        // The list wraps where the columns say.
        const auto top = [view](int row) {
            return view->visualRect(view->model()->index(row, 0)).top();
        };
        QCOMPARE(top(view->columns() - 1), top(0));
        QVERIFY(top(view->columns()) > top(0));
        m_panel->fitCells();
        QCOMPARE(view->gridSize().width(), fitted);
    }

    void controlWheelZooms() {
        addRun("0-99");
        SeedGridView* view = m_panel->view();
        view->setCellSide(80);
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

    void goesToTheStepOfTheSlider() {
        const JobId job = addRun("0-1");
        const CellId cell{job, 0};
        const SeedCellDelegate* delegate = m_panel->view()->delegate();
        std::vector<StepReady> steps;
        for (int step = 0; step < 3; ++step) {
            steps.push_back({job,
                             0,
                             step,
                             3,
                             fakePicture(Seed(0), 8, step / 3.0),
                             fakeAttention(Seed(0), step, 3, 24, false)});
            m_store->addStep(steps.back());
        }
        const auto picture = fakePicture(Seed(0), 32, 1);
        m_store->addImage({job, 0, picture, nullptr});
        QCOMPARE(delegate->content(cell, QSize(64, 64)).image, picture);
        m_panel->setOverlayStep(1);
        QCOMPARE(delegate->content(cell, QSize(64, 64)).image, steps[1].preview);
        m_panel->setOverlayStep(7);  // not come to yet
        QCOMPARE(delegate->content(cell, QSize(64, 64)).image, picture);
        m_panel->setOverlayStep(std::nullopt);
        QCOMPARE(delegate->content(cell, QSize(64, 64)).image, picture);
    }

    void tagUsesTheSeed() {
        addRun("10-25");
        SeedGridView* view = m_panel->view();
        QSignalSpy used(m_panel.get(), &SeedGridPanel::seedsUsed);
        const QModelIndex index = view->model()->index(3, 0);
        const QRect tag = view->delegate()->tagRect(view->visualRect(index), QStringLiteral("13"));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
        QCOMPARE(used.size(), 0);  // the picture only selects
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, tag.center());
        QCOMPARE(used.size(), 1);
        QCOMPARE(used[0][0].value<std::vector<Seed>>(), (std::vector<Seed>{Seed(13)}));
    }

    void keysMoveSelectUseAndView() {
        const JobId job = addRun("0-15");
        image(job, 0);
        SeedGridView* view = m_panel->view();
        view->setFocus();
        QSignalSpy current(m_panel.get(), &SeedGridPanel::currentCellChanged);
        QTest::keyClick(view, Qt::Key_Right);
        QVERIFY(m_panel->currentCell() == (CellId{job, 1}));
        QTest::keyClick(view, Qt::Key_Down);
        QVERIFY(m_panel->currentCell() == (CellId{job, 1 + view->columns()}));
        QCOMPARE(current.size(), 2);
        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_panel->selectedSeeds(), (std::vector<Seed>{Seed(0), Seed(1)}));
        m_panel->copySelected();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("0, 1"));
        QSignalSpy used(m_panel.get(), &SeedGridPanel::seedsUsed);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(used.size(), 1);
    }

    void spaceShowsFullSize() {
        const JobId job = addRun("0-15");
        for (int i = 0; i < 16; ++i) image(job, i);
        SeedGridView* view = m_panel->view();
        PictureViewer* viewer = m_panel->viewer();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(viewer->isVisible());
        QCOMPARE(viewer->size(), m_panel->size());
        QCOMPARE(viewer->canvas()->picture().width(), 32);
        QTest::keyClick(viewer, Qt::Key_Right);
        QVERIFY(m_panel->currentCell() == (CellId{job, 1}));
        viewer->canvas()->zoomBy(4, QPointF(100, 100));
        QCOMPARE(viewer->canvas()->zoom(), 4.0);
        QTest::keyClick(viewer, Qt::Key_0);
        QCOMPARE(viewer->canvas()->zoom(), 1.0);
        QTest::keyClick(viewer, Qt::Key_Escape);
        QVERIFY(!viewer->isVisible());
    }

    // Pointing at a word changes what cells show, once the word acts in them.
    void brushLightsUpTheCells() {
        const JobId job = addRun("0-15");
        for (int i = 0; i < 16; ++i) image(job, i);
        const SeedCellDelegate* delegate = m_panel->view()->delegate();
        QVERIFY(delegate->content({job, 2}, QSize(64, 64)).brush.empty());
        m_words->setHovered(WatchedWord{WatchedWord::Kind::Word, QStringLiteral("cube"), 0, 0});
        const CellContent lit = delegate->content({job, 2}, QSize(64, 64));
        QCOMPARE(lit.brush.size(), std::size_t{1});
        QCOMPARE(lit.brush[0].tokens, (std::vector<int>{3}));
        QVERIFY(lit.attention);
        CellRenderer renderer;
        QSignalSpy rendered(&renderer, &CellRenderer::rendered);
        renderer.picture(1, delegate->content({job, 2}, QSize(64, 64)));
        QTRY_COMPARE(rendered.size(), 1);
        const QImage brushed = renderer.picture(1, lit);
        m_words->setHovered(std::nullopt);
        renderer.picture(1, delegate->content({job, 2}, QSize(64, 64)));
        QTRY_COMPARE(rendered.size(), 2);
        QVERIFY(brushed != renderer.picture(1, delegate->content({job, 2}, QSize(64, 64))));
        m_panel->setOverlay(true);
        m_words->toggle({WatchedWord::Kind::Word, QStringLiteral("cube"), 0, 0});
        m_words->toggle({WatchedWord::Kind::Word, QStringLiteral("sphere"), 0, 0});
        QCOMPARE(delegate->content({job, 2}, QSize(64, 64)).brush.size(), std::size_t{2});
    }

 private:
    JobId addRun(const char* seeds) {
        const JobId job{1};
        GenerateRequest request;
        request.prompt = "a red cube and a blue sphere";
        request.seeds = parse_seed_list(seeds);
        m_store->addRun(job, request, fakeModel());
        m_model->addRun(job);
        m_panel->showRun(job);
        return job;
    }
    void image(JobId job, int index) {
        const Seed seed(static_cast<unsigned>(index));
        const StepReady step{job, index, 0, 1, nullptr, fakeAttention(seed, 0, 1, 24, false)};
        m_store->addStep(step);
        m_model->updateSteps({step});
        const ImageReady event{job, index, fakePicture(seed, 32, 1), nullptr};
        m_store->addImage(event);
        m_model->updateImages({event});
    }

    std::unique_ptr<RunStore> m_store;
    std::unique_ptr<WatchedWords> m_words;
    std::unique_ptr<SeedGridModel> m_model;
    std::unique_ptr<SeedGridPanel> m_panel;
};

QTEST_MAIN(SeedGridPanelTest)
#include "seed_grid_panel_test.moc"
