// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/grid_result_view.h"

#include "tests/widgets/variation/session_with_fake.h"
#include "widgets/variation/grid_page.h"
#include "widgets/variation/grid_plan_panel.h"
#include "widgets/variation/grid_result_model.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTableView>

using namespace seedbed;

class GridResultViewTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_fake = std::make_unique<SessionWithFake>();
        m_view = std::make_unique<GridResultView>(m_fake->session.get());
        m_view->resize(900, 600);
    }

    void beforeTheFirstGridItTeaches() {
        QVERIFY(!m_view->model());
        QVERIFY(m_view->table()->isHidden());
        QVERIFY(!m_view->acrossBox()->isVisibleTo(m_view.get()));
        QSignalSpy preset(m_view.get(), &GridResultView::presetRequested);
        m_view->findChild<QPushButton*>()->click();
        QCOMPARE(preset.size(), 1);
    }

    void theFirstAxisRunsAcross() {
        start({{"seed", {"0", "1", "2"}}, {"prompt", {"a cube", ""}}});
        const auto* model = m_view->model();
        QCOMPARE(model->columnCount(), 3);
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("2"));
        QCOMPARE(model->headerData(0, Qt::Vertical, Qt::DisplayRole).toString(),
                 QStringLiteral("a cube"));
        QVERIFY(!model->headerData(1, Qt::Vertical, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!m_view->table()->isHidden());
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 3; ++column) {
                const int cell = model->cellAt(model->index(row, column));
                QCOMPARE(cell, row * 3 + column);
                QCOMPARE(model->indexOf(cell), model->index(row, column));
                QCOMPARE(state(row, column), GridCellState::Waiting);
            }
    }

    void cellsFillWhileTheyAreMade() {
        const JobId job = start({{"seed", {"0", "1"}}, {"cfg", {"4", "SKIP:7"}}});
        QCOMPARE(state(1, 0), GridCellState::Skipped);
        m_fake->engine->sendStep(job, 0, 4, 20);
        QTRY_COMPARE(state(0, 0), GridCellState::Running);
        QVERIFY(!data(0, 0, GridResultModel::ThumbnailRole).value<QImage>().isNull());
        QVERIFY(qAbs(data(0, 0, GridResultModel::ProgressRole).toDouble() - 0.25) < 1e-6);
        m_fake->engine->sendImage(job, 0);
        m_fake->engine->sendImage(job, 1, /*existing=*/true, /*picture=*/17);
        QTRY_COMPARE(state(0, 1), GridCellState::Existing);
        QCOMPARE(state(0, 0), GridCellState::Done);
        QCOMPARE(m_view->model()->pictureOf(1), PictureId{17});
        QTRY_VERIFY2(m_view->summary()->text().contains(QStringLiteral("2 of 4")),
                     qPrintable(m_view->summary()->text()));
    }

    void aFailedCellSaysWhy() {
        const JobId job = start({{"seed", {"0", "1"}}});
        m_fake->engine->send(
            CellFailed{job, 1, ErrorCode::FileNotFound, "There is no model \"x\"."});
        m_fake->engine->send(ImageAbandoned{job, 0, 5, 0.42});
        QTRY_COMPARE(state(0, 1), GridCellState::Failed);
        QVERIFY(
            data(0, 1, GridResultModel::MessageRole).toString().contains(QStringLiteral("model")));
        QVERIFY(data(0, 1, Qt::ToolTipRole).toString().contains(QStringLiteral("model")));
        QTRY_COMPARE(state(0, 0), GridCellState::Abandoned);
        QVERIFY(data(0, 0, Qt::ToolTipRole).toString().contains(QStringLiteral("0.42")));
        QTRY_VERIFY(m_view->summary()->text().contains(QStringLiteral("1 failed")));
        const auto& jobs = *m_fake->session->jobs();
        QTRY_COMPARE(jobs.row(jobs.rowOf(job)).failedCells, 1);
        m_fake->engine->send(Finished{job, 3});
        QTRY_VERIFY(jobs.row(jobs.rowOf(job)).ended());
        QCOMPARE(state(0, 1), GridCellState::Failed);
    }

    void whatIsLeftWhenItEndsHasStopped() {
        const JobId job = start({{"seed", {"0", "1", "2"}}});
        m_fake->engine->sendImage(job, 0);
        m_fake->engine->sendStep(job, 1, 2, 20);
        m_fake->engine->send(Cancelled{job, 1});
        QTRY_COMPARE(state(0, 2), GridCellState::Stopped);
        QCOMPARE(state(0, 1), GridCellState::Stopped);
        QCOMPARE(state(0, 0), GridCellState::Done);
    }

    void axesCanBeTurned() {
        const JobId job =
            start({{"seed", {"0", "1"}}, {"cfg", {"4", "5", "6"}}, {"steps", {"10", "20"}}});
        auto* model = const_cast<GridResultModel*>(m_view->model());
        QCOMPARE(m_view->placeBoxes().size(), std::size_t{1});
        m_fake->engine->sendImage(job, 1 + 2 * (2 + 3 * 1));  // seed 1, cfg 6, steps 20
        QTRY_COMPARE(model->count(GridCellState::Done), 1);
        QCOMPARE(state(2, 1), GridCellState::Waiting);  // steps 10 is shown
        m_view->placeBoxes()[0]->setCurrentIndex(1);
        QCOMPARE(state(2, 1), GridCellState::Done);
        m_view->acrossBox()->setCurrentIndex(m_view->acrossBox()->findData(2));
        QCOMPARE(model->columnCount(), 2);
        QCOMPARE(model->across(), 2);
        QCOMPARE(model->down(), 1);
        QCOMPARE(m_view->placeBoxes().size(), std::size_t{1});
        m_view->downBox()->setCurrentIndex(m_view->downBox()->findData(2));  // swaps the two
        QCOMPARE(model->down(), 2);
        QCOMPARE(model->across(), 1);
        m_view->downBox()->setCurrentIndex(m_view->downBox()->findData(-1));
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(m_view->placeBoxes().size(), std::size_t{2});
    }

    void theModelIsSound() {
        const JobId job = start({{"seed", {"0", "1"}}, {"cfg", {"4", "5"}}, {"eta", {"0", "1"}}});
        QAbstractItemModelTester tester(m_view->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int cell = 0; cell < 8; ++cell) m_fake->engine->sendImage(job, cell);
        QTRY_COMPARE(m_view->model()->count(GridCellState::Done), 8);
        m_view->model()->setAxes(2, 0);
        m_view->model()->setPlace(1, 1);
        QVERIFY_THROWS_EXCEPTION(LogicError, m_view->model()->setAxes(1, 1));
    }

    void openingACellTellsItsSettings() {
        const JobId job = start({{"seed", {"7", "8"}}});
        m_fake->engine->sendImage(job, 1, false, 23);
        QTRY_COMPARE(state(0, 1), GridCellState::Done);
        QSignalSpy activated(m_view.get(), &GridResultView::cellActivated);
        QSignalSpy chosen(m_view.get(), &GridResultView::cellChosen);
        m_view->table()->setCurrentIndex(m_view->model()->index(0, 1));
        QCOMPARE(chosen.size(), 1);
        QTest::keyClick(m_view->table(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<GenerateRequest>().seeds, (std::vector<Seed>{Seed(8)}));
        QCOMPARE(activated[0][1].value<PictureId>(), PictureId{23});
    }

    void severalGridsOfASession() {
        const JobId first = start({{"seed", {"0", "1"}}});
        const JobId second = start({{"cfg", {"4", "5", "6"}}});
        QCOMPARE(m_view->job(), second);
        QCOMPARE(m_view->gridBox()->count(), 2);
        m_fake->engine->sendImage(first, 0);
        m_view->gridBox()->setCurrentIndex(1);
        QCOMPARE(m_view->job(), first);
        QTRY_COMPARE(state(0, 0), GridCellState::Done);
        for (int i = 0; i < 8; ++i) start({{"seed", {"0"}}});
        QVERIFY(m_view->gridBox()->count() < 10);
    }

    void tenThousandCellsAreNoTrouble() {
        std::vector<std::string> seeds;
        for (int i = 0; i < 1000; ++i) seeds.push_back(std::to_string(i));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QElapsedTimer timer;
        timer.start();
        start({{"seed", seeds}, {"cfg", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}}});
        QCoreApplication::processEvents();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        timer.restart();
        m_view->table()->scrollTo(m_view->model()->index(9, 999));
        m_view->table()->viewport()->repaint();
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
    }

    void thePageJoinsPlanAndResult() {
        GridPage page(m_fake->session.get());
        QObject::connect(
            &page,
            &GridPage::gridRequested,
            m_fake->session.get(),
            [this](const GridRequest& request) { m_fake->session->submitGrid(request); });
        page.setBase(onePicture(1));
        page.plan()->setAxes({{"seed", {"0", "1"}}});
        Q_EMIT page.plan()->gridRequested(*page.plan()->request());
        QVERIFY(page.result()->model());
        QCOMPARE(page.result()->model()->plan().count(), 2);
    }

 private:
    JobId start(std::vector<GridAxis> axes) {
        GridRequest request;
        request.base = onePicture(1);
        request.axes = std::move(axes);
        m_fake->session->submitGrid(request);
        return m_fake->engine->startLast();
    }
    QVariant data(int row, int column, int role) const {
        return m_view->model()->index(row, column).data(role);
    }
    GridCellState state(int row, int column) const {
        return static_cast<GridCellState>(data(row, column, GridResultModel::StateRole).toInt());
    }

    std::unique_ptr<SessionWithFake> m_fake;
    std::unique_ptr<GridResultView> m_view;
};

QTEST_MAIN(GridResultViewTest)
#include "grid_result_view_test.moc"
