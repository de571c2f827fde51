// SPDX-License-Identifier: Apache-2.0
#include "widgets/explore_session.h"

#include "widgets/fake_engine.h"

#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class ExploreSessionTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        auto engine = std::make_unique<FakeEngine>();
        m_engine = engine.get();
        m_session = std::make_unique<ExploreSession>(std::move(engine));
        QSignalSpy changed(m_session.get(), &ExploreSession::modelChanged);
        m_session->loadModel("tabletop");
        m_engine->finishLoad(fakeModel());
        QTRY_COMPARE(changed.size(), 1);
    }

    void aRunFillsGridAndJobs() {
        QSignalSpy ended(m_session.get(), &ExploreSession::runEnded);
        const JobId job = m_session->generate(request("0-3"));
        QCOMPARE(m_session->grid()->rowCount(), 4);
        m_engine->startLast();
        for (int image = 0; image < 4; ++image) {
            for (int step = 0; step < 5; ++step) m_engine->sendStep(job, image, step, 5);
            m_engine->sendImage(job, image);
        }
        m_engine->sendProgress(job, 20, 20, 4, 4);
        QTRY_COMPARE(m_session->grid()->doneCount(job), 4);
        QVERIFY(m_session->busy());
        m_engine->send(Finished{job, 0.2});
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!m_session->busy());
        QCOMPARE(m_session->store()->cell({job, 2})->steps.size(), std::size_t{5});
        QVERIFY(m_session->jobs()->row(m_session->jobs()->rowOf(job)).state == JobState::Finished);
        QVERIFY(m_session->speed()->seconds(request("0-3")));
    }

    void stopCancelsTheGridAndKeepsWhatIsDone() {
        const JobId job = m_session->generate(request("0-3"));
        m_engine->startLast();
        m_engine->sendImage(job, 0);
        m_engine->sendStep(job, 1, 0, 5);
        QTRY_COMPARE(m_session->grid()->doneCount(job), 1);
        m_session->stopCurrent();
        QCOMPARE(m_engine->calls().size(), std::size_t{1});
        QVERIFY(m_engine->calls()[0].mode == CancelMode::Now);
        m_engine->send(Cancelled{job, 1});
        QTRY_VERIFY(!m_session->busy());
        QCOMPARE(m_session->grid()->rowCount(), 2);
        QCOMPARE(
            m_session->jobs()->data(m_session->jobs()->index(0), JobsModel::CountRole).toString(),
            QString());
    }

    void failureIsShownAndCanBeTriedAgain() {
        QSignalSpy failed(m_session.get(), &ExploreSession::jobFailed);
        const JobId job = m_session->generate(request("0-3"));
        m_engine->startLast();
        m_engine->send(
            Failed{job, ErrorCode::OutOfMemory, "4 GB needed, 1 GB free: a batch of 2 would fit."});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(m_session->grid()->rowCount(), 0);
        const int row = m_session->jobs()->rowOf(job);
        const QString error = m_session->jobs()->index(row).data(JobsModel::ErrorRole).toString();
        QVERIFY2(error.contains(QStringLiteral("batch of 2")), qPrintable(error));
        const JobId again = m_session->retry(job);
        QVERIFY(again != job);
        QVERIFY(std::get<GenerateRequest>(m_engine->requests().back().second) == request("0-3"));
        QCOMPARE(m_session->grid()->rowCount(), 4);
    }

    void everythingForOneSeedStaysOutOfTheGrid() {
        const JobId job = m_session->generate(request("3-6"));
        m_engine->startLast();
        const CellId cell{job, 2};
        const JobId detail = m_session->captureEverything(cell);
        const auto asked = std::get<GenerateRequest>(m_engine->requests().back().second);
        QVERIFY(asked.capture == Capture::Everything);
        QCOMPARE(asked.seeds, (std::vector<Seed>{Seed(5)}));
        QVERIFY(asked.output_folder.empty());
        QCOMPARE(m_session->grid()->rowCount(), 4);
        m_engine->sendStep(detail, 0, 0, 5, true);
        QTRY_VERIFY(m_session->store()->cell(m_session->store()->detailOf(cell))->newest());
        QVERIFY(!m_session->store()->cell({detail, 0})->newest()->attention->layers.empty());
    }

    void aVariationIsCapturedAsItWasMade() {
        auto varied = request("5");
        varied.seeds = {Seed(5), Seed(5)};
        varied.recipes = {NoiseRecipe{}, NoiseRecipe{{{Seed(9), 0.25}}}};
        varied.library = "lib";
        varied.output_folder.clear();
        varied.abandon = AbandonRule{{"cube", "sphere"}, OverlapMeasure::Separate, 0.3, 2};
        const JobId job = m_session->generate(varied);
        QCOMPARE(m_session->store()->cell({job, 1})->recipe, varied.recipes[1]);
        m_session->captureEverything({job, 1});
        const auto asked = std::get<GenerateRequest>(m_engine->requests().back().second);
        QCOMPARE(asked.recipes, (std::vector<NoiseRecipe>{varied.recipes[1]}));
        QVERIFY(asked.library.empty() && !asked.abandon);
        m_session->captureEverything({job, 0});
        QVERIFY(std::get<GenerateRequest>(m_engine->requests().back().second).recipes.empty());
    }

    void aSeedThatWasGivenUpIsMarked() {
        const JobId job = m_session->generate(request("0-1"));
        m_engine->startLast();
        m_engine->sendStep(job, 0, 0, 5);
        m_engine->send(ImageAbandoned{job, 0, 1, 0.7});
        m_engine->send(ImageAbandoned{job, 99, 1, 0.7});  // not a cell: ignored
        QTRY_VERIFY(m_session->store()->cell({job, 0})->abandoned);
        QCOMPARE(m_session->store()->cell({job, 0})->abandoned->step, 1);
        QCOMPARE(m_session->store()->cell({job, 0})->abandoned->overlap, 0.7);
        QVERIFY(!m_session->store()->cell({job, 1})->abandoned);
    }

    void gridsOfSettingsAreJobsButNoCells() {
        QSignalSpy started(m_session.get(), &ExploreSession::gridStarted);
        QSignalSpy ended(m_session.get(), &ExploreSession::gridEnded);
        QSignalSpy cells(m_session.get(), &ExploreSession::cellsChanged);
        GridRequest grid;
        grid.base = request("1");
        grid.axes = {{"seed", {"1", "2"}}, {"cfg", {"4", "7"}}};
        const JobId job = m_session->submitGrid(grid);
        QCOMPARE(started.size(), 1);
        m_engine->startLast();
        m_engine->sendStep(job, 0, 0, 5);
        m_engine->sendImage(job, 0);
        m_engine->send(CellFailed{job, 1, ErrorCode::OutOfMemory, "A batch of 2 would fit."});
        m_engine->sendProgress(job, 5, 15, 1, 3);
        const auto& jobs = *m_session->jobs();
        QTRY_COMPARE(jobs.row(jobs.rowOf(job)).failedCells, 1);
        QVERIFY(m_session->busy());
        QCOMPARE(m_session->grid()->rowCount(), 0);
        QCOMPARE(cells.size(), 0);
        const QModelIndex row = jobs.index(jobs.rowOf(job));
        QVERIFY(row.data(JobsModel::TimeRole).toString().contains(QStringLiteral("1 failed")));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("batch of 2")));
        m_session->stopCurrent();
        QCOMPARE(m_engine->calls().back().job, job);
        m_engine->send(Cancelled{job, 1});
        QTRY_COMPARE(ended.size(), 1);
        m_session->retry(job);
        QCOMPARE(started.size(), 2);
        QVERIFY(std::get<GridRequest>(m_engine->requests().back().second) == grid);
    }

    void aGridsModelsDoNotBecomeTheStudios() {
        GridRequest grid;
        grid.base = request("1");
        grid.axes = {{"model", {"tabletop", "other"}}};
        const JobId job = m_session->submitGrid(grid);
        m_engine->startLast();
        auto other = std::make_shared<ModelInfo>(*fakeModel());
        other->id = "other";
        other->hash = "ffff";
        QSignalSpy heard(m_session->client(), &EngineClient::modelReady);
        m_engine->send(ModelReady{job, other});
        QTRY_COMPARE(heard.size(), 1);
        QCOMPARE(m_session->model()->id, std::string("tabletop"));
    }

    void previewsAreListedNowhere() {
        QSignalSpy ended(m_session.get(), &ExploreSession::previewEnded);
        const int rows = m_session->jobs()->rowCount();
        const JobId good = m_session->preview(request("1"));
        m_engine->startLast();
        m_engine->sendImage(good, 0);
        m_engine->send(Finished{good, 0.1});
        const JobId bad = m_session->preview(request("2"));
        m_engine->startLast();
        m_engine->send(Failed{bad, ErrorCode::OutOfMemory, "A smaller picture would fit."});
        QTRY_COMPARE(ended.size(), 2);
        QVERIFY(ended[0][1].toString().isEmpty());
        QVERIFY(ended[1][1].toString().contains(QStringLiteral("smaller")));
        QCOMPARE(m_session->jobs()->rowCount(), rows);
        QCOMPARE(m_session->grid()->rowCount(), 0);
        QVERIFY(!m_session->busy());
    }

    void aRunThatLoadsItsModelGetsItsWords() {
        auto engine = std::make_unique<FakeEngine>();
        FakeEngine* fake = engine.get();
        ExploreSession session(std::move(engine));
        const JobId job = session.generate(request("0"));
        QVERIFY(!session.store()->run(job)->prompt);
        fake->startLast();
        fake->send(ModelReady{job, fakeModel()});
        QTRY_VERIFY(session.store()->run(job)->prompt);
        QVERIFY(session.model());
    }

 private:
    static GenerateRequest request(const char* seeds) {
        GenerateRequest request;
        request.prompt = "a red cube and a blue sphere";
        request.seeds = parse_seed_list(seeds);
        request.steps = 5;
        request.width = request.height = 128;
        request.output_folder = "pictures";
        return request;
    }

    FakeEngine* m_engine = nullptr;
    std::unique_ptr<ExploreSession> m_session;
};

QTEST_GUILESS_MAIN(ExploreSessionTest)
#include "explore_session_test.moc"
