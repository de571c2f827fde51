// SPDX-License-Identifier: Apache-2.0
#include "widgets/fake_engine.h"
#include "widgets/seed_grid_order.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class SeedGridModelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_store = std::make_unique<RunStore>();
        m_words = std::make_unique<WatchedWords>();
        m_model = std::make_unique<SeedGridModel>(m_store.get(), m_words.get());
        m_order = std::make_unique<SeedGridOrder>(m_model.get());
        const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(m_model.get(), mode));
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(m_order.get(), mode));
    }
    void cleanup() {
        m_testers.clear();
        m_order.reset();
        m_model.reset();
    }

    void followsARun() {
        const JobId job = addRun(1, "30, 10, 20");
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->index(1).data().toString(), QStringLiteral("10"));
        QVERIFY(m_model->stateAt(0) == CellState::Waiting);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        steps({{job, 0, 4, 10}, {job, 1, 4, 10}});
        QCOMPARE(changed.size(), 1);  // neighbours travel together
        QVERIFY(m_model->stateAt(0) == CellState::Running);
        QCOMPARE(m_model->index(0).data(SeedGridModel::ProgressRole).toFloat(), 0.5F);
        image(job, 1);
        QVERIFY(m_model->stateAt(1) == CellState::Done);
        QCOMPARE(m_model->doneCount(job), 1);
        QVERIFY(m_model->cellAt(m_model->index(1)) == (CellId{job, 1}));
    }

    // What was never begun goes, what was stays as stopped.
    void endOfACancelledRun() {
        const JobId job = addRun(1, "0-9");
        image(job, 4);
        steps({{job, 7, 2, 10}});
        m_model->endRun(job);
        QCOMPARE(m_model->rowCount(), 2);
        QVERIFY(m_model->stateAt(0) == CellState::Done);
        QVERIFY(m_model->stateAt(1) == CellState::Stopped);
        QCOMPARE(m_model->index(1).data().toString(), QStringLiteral("7"));
        QVERIFY(m_model->indexOf({job, 7}).isValid());
        QVERIFY(!m_model->indexOf({job, 8}).isValid());
    }

    void ordersBySeedAndArrival() {
        const JobId job = addRun(1, "30, 10, 18446744073709551615, 20");
        image(job, 3);
        image(job, 0);
        m_order->setOrder(GridOrder::Seed);
        QCOMPARE(shown(),
                 (QStringList{QStringLiteral("10"),
                              QStringLiteral("20"),
                              QStringLiteral("30"),
                              QStringLiteral("18446744073709551615")}));
        m_order->setOrder(GridOrder::Arrival);
        QCOMPARE(shown().mid(0, 2), (QStringList{QStringLiteral("20"), QStringLiteral("30")}));
        m_order->setOrder(GridOrder::Asked);
        QCOMPARE(shown().first(), QStringLiteral("30"));
    }

    void ordersByOverlapOfTheWatchedWords() {
        const JobId job = addRun(1, "0-5");
        for (int i = 0; i < 6; ++i) {
            const StepReady event{job,
                                  i,
                                  9,
                                  10,
                                  nullptr,
                                  fakeAttention(Seed(static_cast<unsigned>(i)), 9, 10, 24, false)};
            m_store->addStep(event);
            m_model->updateSteps({event});
        }
        m_order->setOrder(GridOrder::OverlapUp);
        QCOMPARE(m_model->index(0).data(SeedGridModel::OverlapRole).toDouble(),
                 -1.0);  // nothing is watched yet
        for (const WatchedWord& word : wordsOf(*m_store->run(job)->prompt, false))
            if (word.text == QStringLiteral("cube") || word.text == QStringLiteral("sphere"))
                m_words->toggle(word);
        m_order->refresh();
        std::vector<double> overlap;
        for (int row = 0; row < 6; ++row)
            overlap.push_back(m_order->index(row, 0).data(SeedGridModel::OverlapRole).toDouble());
        QVERIFY(overlap.front() >= 0 && overlap.front() < overlap.back());
        QVERIFY(std::is_sorted(overlap.begin(), overlap.end()));
        m_order->setOrder(GridOrder::OverlapDown);
        QCOMPARE(m_order->index(0, 0).data(SeedGridModel::OverlapRole).toDouble(), overlap.back());
    }

    void showsOneRunOrAll() {
        const JobId first = addRun(1, "0-2");
        addRun(2, "7, 8");
        QCOMPARE(m_order->rowCount(), 5);
        m_order->setRun(first);
        QCOMPARE(m_order->rowCount(), 3);
        QVERIFY(m_order->cellAt(m_order->index(2, 0)) == (CellId{first, 2}));
        m_order->setRun(std::nullopt);
        QCOMPARE(m_order->rowCount(), 5);
    }

    void ignoresOtherJobs() {
        addRun(1, "0");
        steps({{JobId{9}, 0, 0, 10}, {JobId{1}, 5, 0, 10}});
        QVERIFY(m_model->stateAt(0) == CellState::Waiting);
    }

 private:
    JobId addRun(std::uint64_t id, const char* seeds) {
        GenerateRequest request;
        request.prompt = "a red cube and a blue sphere";
        request.seeds = parse_seed_list(seeds);
        m_store->addRun(JobId{id}, request, fakeModel());
        m_model->addRun(JobId{id});
        return JobId{id};
    }
    void steps(const std::vector<StepReady>& events) { m_model->updateSteps(events); }
    void image(JobId job, int index) {
        const ImageReady event{job, index, fakePicture(Seed(1), 16, 1), nullptr};
        m_store->addImage(event);
        m_model->updateImages({event});
    }
    QStringList shown() const {
        QStringList seeds;
        for (int row = 0; row < m_order->rowCount(); ++row)
            seeds << m_order->index(row, 0).data().toString();
        return seeds;
    }

    std::unique_ptr<RunStore> m_store;
    std::unique_ptr<WatchedWords> m_words;
    std::unique_ptr<SeedGridModel> m_model;
    std::unique_ptr<SeedGridOrder> m_order;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

QTEST_GUILESS_MAIN(SeedGridModelTest)
#include "seed_grid_model_test.moc"
