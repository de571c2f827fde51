// SPDX-License-Identifier: Apache-2.0
// Judging in the Explore grid: its cells know which pictures of the library they are.
#include "tests/widgets/library/test_library.h"
#include "widgets/library/library_client.h"
#include "widgets/library/review_actions.h"
#include "widgets/seed_grid_panel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMimeData>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class ExploreReviewTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_library = std::make_unique<TestLibrary>(16);
        m_client = std::make_unique<LibraryClient>();
        QSignalSpy opened(m_client.get(), &LibraryClient::opened);
        m_client->open(m_library->folder());
        QTRY_COMPARE(opened.size(), 1);
        m_store = std::make_unique<RunStore>();
        m_words = std::make_unique<WatchedWords>();
        m_model = std::make_unique<SeedGridModel>(m_store.get(), m_words.get());
        m_panel = std::make_unique<SeedGridPanel>(m_store.get(), m_model.get(), m_words.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_panel->order(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_panel->setJudgements(m_client.get());
        m_actions = std::make_unique<ReviewActions>(
            m_client.get(),
            [this] { return m_panel->selectedPictures(); },
            [this] { m_panel->advance(); });
        m_panel->addActions(m_actions->actions());
        m_panel->resize(1000, 760);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        run();
        m_panel->view()->setFocus();
    }
    void cleanup() {
        m_tester.reset();
        m_actions.reset();
        m_panel.reset();
        m_model.reset();
        m_client.reset();
        m_library.reset();
    }

    void sixteenStandFourByFour() {
        SeedGridView* view = m_panel->view();
        QCOMPARE(view->columns(), 4);
        QVERIFY(view->visualRect(view->model()->index(15, 0)).bottom() <
                view->viewport()->height());
        m_panel->resize(1800, 500);
        QVERIFY(view->columns() >= 6);
        QVERIFY(view->visualRect(view->model()->index(15, 0)).bottom() <
                view->viewport()->height());
    }

    void keysJudgeCells() {
        QTest::keyClick(m_panel->view(), Qt::Key_4);
        QTest::keyClick(m_panel->view(), Qt::Key_Right);
        QTest::keyClick(m_panel->view(), Qt::Key_P);
        const auto& ids = m_library->ids();
        QTRY_COMPARE(m_library->judgement(ids[0]).rating, 4);
        QTRY_COMPARE(m_library->judgement(ids[1]).flag, Flag::Pick);
        QVERIFY(
            m_model->index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("★★★★")));
        // The marks are painted.
        const QImage judged = m_panel->view()->grab().toImage();
        QTest::keyClick(m_panel->view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_panel->view()->grab().toImage() != judged);
    }

    void boxSelectsAndJudgesAll() {
        SeedGridView* view = m_panel->view();
        const QPoint from = view->visualRect(view->model()->index(1, 0)).center();
        const QPoint to = view->visualRect(view->model()->index(6, 0)).center();
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove,
                         to,
                         view->viewport()->mapToGlobal(to),
                         Qt::NoButton,
                         Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(view->viewport(), &move);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, to);
        const auto& ids = m_library->ids();
        QCOMPARE(m_panel->selectedPictures(),
                 (std::vector<PictureId>{ids[1], ids[2], ids[5], ids[6]}));
        QTest::keyClick(view, Qt::Key_X);
        for (const int i : {1, 2, 5, 6})
            QCOMPARE(m_client->judgement(ids[static_cast<std::size_t>(i)])->flag, Flag::Reject);
    }

    void theBinTakesCellsAndGivesThemBack() {
        m_panel->view()->setCurrentIndex(m_panel->order()->index(2, 0));
        QTest::keyClick(m_panel->view(), Qt::Key_Delete);
        QCOMPARE(m_panel->order()->rowCount(), 15);
        QCOMPARE(m_panel->currentCell().image, 3);
        QTest::keyClick(m_panel->view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_panel->order()->rowCount(), 16);
        QCOMPARE(m_panel->order()->cellAt(m_panel->order()->index(2, 0)).image, 2);
    }

    void filtersAndOrdersByJudgement() {
        const auto& ids = m_library->ids();
        judge(ids[3], [](Change& c) { c.rating = 5; });
        judge(ids[7], [](Change& c) { c.rating = 2; });
        judge(ids[9], [](Change& c) { c.flag = Flag::Reject; });
        judge(ids[4], [](Change& c) { c.flag = Flag::Pick; });
        m_panel->setOrder(GridOrder::Rating);
        QCOMPARE(images(),
                 (std::vector<int>{3, 7, 4, 0, 1, 2, 5, 6, 8, 10, 11, 12, 13, 14, 15, 9}));
        m_panel->setFilter(GridFilter::Rated2);
        QCOMPARE(images(), (std::vector<int>{3, 7}));
        judge(ids[7], [](Change& c) { c.rating = 1; });
        QCOMPARE(images().size(), std::size_t{2});  // it stays while one looks
        m_panel->setFilter(GridFilter::Picks);
        QCOMPARE(images(), std::vector<int>{4});
        m_panel->setFilter(GridFilter::HideRejects);
        QCOMPARE(images().size(), std::size_t{15});
        m_panel->setFilter(GridFilter::Unrated);
        QCOMPARE(images().size(), std::size_t{14});
        m_panel->setFilter(GridFilter::All);
        QCOMPARE(images().size(), std::size_t{16});
    }

    void givenUpAndFailedCellsSayWhy() {
        GenerateRequest request;
        request.seeds = parse_seed_list("100-102");
        const JobId job{2};
        m_store->addRun(job, request, fakeModel());
        m_model->addRun(job);
        const ImageAbandoned abandoned{job, 0, 6, 0.83};
        m_store->abandon(abandoned);
        m_model->abandon(abandoned);
        m_model->fail({job, 1, ErrorCode::OutOfMemory, "Not enough memory for 4096 x 4096."});
        const int row = m_model->indexOf({job, 0}).row();
        QVERIFY(m_model->stateAt(row) == CellState::Abandoned);
        QCOMPARE(m_model->index(row).data(SeedGridModel::RemarkRole).toString(),
                 QStringLiteral("given up at step 6"));
        QVERIFY(
            m_model->index(row).data(Qt::ToolTipRole).toString().contains(QStringLiteral("0.830")));
        QVERIFY(m_model->index(row + 1)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("4096 x 4096")));
        m_model->updateSteps({{job, 0, 7, 10, {}, {}}});  // late steps change nothing
        QVERIFY(m_model->stateAt(row) == CellState::Abandoned);
        m_model->endRun(job);
        QVERIFY(m_model->indexOf({job, 0}).isValid());
        QVERIFY(!m_model->indexOf({job, 2}).isValid());
    }

    void cellsAreDraggedAsFiles() {
        const auto* order = m_panel->order();
        const std::unique_ptr<QMimeData> two(
            order->mimeData({order->index(0, 0), order->index(1, 0)}));
        QCOMPARE(two->urls().size(), 2);
        QVERIFY(!two->hasImage());
        const std::unique_ptr<QMimeData> one(order->mimeData({order->index(0, 0)}));
        QVERIFY(one->hasImage());
        QVERIFY(one->urls()[0].toLocalFile().endsWith(QStringLiteral("00000-0.png")));
    }

 private:
    void run() {
        GenerateRequest request;
        request.prompt = "a red cube and a blue sphere";
        request.seeds = parse_seed_list("0-15");
        m_store->addRun(JobId{1}, request, fakeModel());
        m_model->addRun(JobId{1});
        m_panel->showRun(JobId{1});
        QSignalSpy cards(m_client.get(), &LibraryClient::cardsReady);
        m_client->requestCards(m_library->ids());
        QTRY_COMPARE(cards.size(), 1);
        for (int i = 0; i < 16; ++i) {
            auto record = std::make_shared<ImageRecord>();
            record->picture = m_library->ids()[static_cast<std::size_t>(i)];
            record->path = m_library->other().picture(record->picture)->path.string();
            const ImageReady event{
                JobId{1}, i, fakePicture(Seed(static_cast<unsigned>(i)), 64, 1), record};
            m_store->addImage(event);
            m_model->updateImages({event});
        }
    }
    std::vector<int> images() const {
        std::vector<int> list;
        for (int row = 0; row < m_panel->order()->rowCount(); ++row)
            list.push_back(m_panel->order()->cellAt(m_panel->order()->index(row, 0)).image);
        return list;
    }
    template <typename Set>
    void judge(PictureId id, Set set) {
        Change change;
        change.pictures = {id};
        set(change);
        m_client->apply(std::move(change), QStringLiteral("change"));
    }

    std::unique_ptr<TestLibrary> m_library;
    std::unique_ptr<LibraryClient> m_client;
    std::unique_ptr<RunStore> m_store;
    std::unique_ptr<WatchedWords> m_words;
    std::unique_ptr<SeedGridModel> m_model;
    std::unique_ptr<SeedGridPanel> m_panel;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<ReviewActions> m_actions;
};

QTEST_MAIN(ExploreReviewTest)
#include "explore_review_test.moc"
