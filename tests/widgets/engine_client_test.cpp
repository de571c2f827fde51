// SPDX-License-Identifier: Apache-2.0
#include "widgets/engine_client.h"

#include "widgets/fake_engine.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace seedbed;

class EngineClientTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        auto engine = std::make_unique<FakeEngine>();
        m_engine = engine.get();
        m_client = std::make_unique<EngineClient>(std::move(engine));
        GenerateRequest request;
        request.prompt = "a red cube";
        request.seeds = parse_seed_list("0-999");
        m_job = m_client->submit(request);
    }

    void remembersRequests() {
        QVERIFY(m_client->request(m_job));
        QCOMPARE(std::get<GenerateRequest>(*m_client->request(m_job)).seeds.size(),
                 std::size_t{1000});
        QVERIFY(!m_client->request(JobId{99}));
    }

    void keepsTheNewestProgressOnly() {
        QSignalSpy progressed(m_client.get(), &EngineClient::progressed);
        for (int i = 1; i <= 500; ++i) m_engine->sendProgress(m_job, i, 500, 0, 1000);
        QTRY_COMPARE(progressed.size(), 1);
        QCOMPARE(progressed[0][0].value<Progress>().done, 500);
    }

    void progressComesBeforeTheTerminalEvent() {
        QStringList order;
        connect(m_client.get(), &EngineClient::progressed, this, [&] {
            order << QStringLiteral("progress");
        });
        connect(m_client.get(), &EngineClient::finished, this, [&] {
            order << QStringLiteral("finished");
        });
        m_engine->sendProgress(m_job, 500, 500, 1000, 1000);
        m_engine->send(Finished{m_job, 1});
        QTRY_COMPARE(order, (QStringList{QStringLiteral("progress"), QStringLiteral("finished")}));
    }

    // Results from another thread: all arrive, in order, the terminal event last, in few batches.
    void neverDropsResults() {
        std::vector<int> steps;
        int batches = 0;
        QSignalSpy finished(m_client.get(), &EngineClient::finished);
        connect(m_client.get(),
                &EngineClient::stepsReady,
                this,
                [&](const std::vector<StepReady>& events) {
                    QVERIFY(finished.isEmpty());
                    ++batches;
                    for (const StepReady& event : events)
                        steps.push_back(event.image * 20 + event.step);
                });
        std::jthread producer([this] {
            for (int image = 0; image < 1000; ++image)
                for (int step = 0; step < 20; ++step)
                    m_engine->send(StepReady{m_job, image, step, 20, nullptr, nullptr});
            m_engine->send(Finished{m_job, 1});
        });
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QCOMPARE(steps.size(), std::size_t{20000});
        QVERIFY(std::is_sorted(steps.begin(), steps.end()));
        QVERIFY2(batches <= 2000, qPrintable(QString::number(batches)));
    }

    void wakesAtMostThirtyTimesASecond() {
        int flushes = 0;
        QElapsedTimer clock;
        clock.start();
        connect(m_client.get(), &EngineClient::progressed, this, [&] { ++flushes; });
        std::jthread producer([this](const std::stop_token& stop) {
            for (int i = 1; !stop.stop_requested(); ++i)
                m_engine->sendProgress(m_job, i, 1 << 30, 0, 1000);
        });
        QTest::qWait(500);
        producer.request_stop();
        QVERIFY(flushes > 0);
        QVERIFY2(flushes <= clock.elapsed() / 33 + 2, qPrintable(QString::number(flushes)));
    }

    void passesCallsOn() {
        m_client->pause(m_job);
        m_client->resume(m_job);
        m_client->move(m_job, 3);
        m_client->cancel(m_job, CancelMode::FinishImage);
        const auto calls = m_engine->calls();
        QCOMPARE(calls.size(), std::size_t{4});
        QCOMPARE(calls[2].position, 3);
        QVERIFY(calls[3].mode == CancelMode::FinishImage);
    }

 private:
    FakeEngine* m_engine = nullptr;
    std::unique_ptr<EngineClient> m_client;
    JobId m_job;
};

QTEST_GUILESS_MAIN(EngineClientTest)
#include "engine_client_test.moc"
