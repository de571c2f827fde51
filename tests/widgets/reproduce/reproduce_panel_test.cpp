// SPDX-License-Identifier: Apache-2.0
#include "widgets/reproduce/reproduce_panel.h"

#include "widgets/fake_engine.h"
#include "widgets/theme.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class ReproducePanelTest : public QObject {
    Q_OBJECT

 private:
    FakeEngine* m_engine = nullptr;
    std::unique_ptr<EngineClient> m_client;
    std::unique_ptr<ReproducePanel> m_panel;

    JobId start() {
        ReproduceRequest request;
        request.picture = "/pictures/old.png";
        m_panel->start(request);
        return m_engine->startLast();
    }
    void plan(JobId job) {
        ReproducePlanned event{job, fakePicture(Seed(3), 128, 1)};
        event.tries = {"NVIDIA noise, no ENSD", "CPU noise, no ENSD", "NVIDIA noise, ENSD 31337"};
        event.named = {"clip skip"};
        event.remarks = {
            "A second pass made the picture larger (Hires upscale 2): that is left out."};
        m_engine->send(event);
    }
    void tried(JobId job, int index, std::uint64_t seed) {
        ReproduceTried event{job, index};
        event.request.seeds = {Seed(seed)};
        const auto original = fakePicture(Seed(3), 128, 1);
        event.picture = fakePicture(Seed(seed), 128, 1);
        event.times8 = std::make_shared<const Image>(difference_picture(*original, *event.picture));
        event.difference = difference_of(*original, *event.picture);
        event.verdict = verdict_of(event.difference);
        m_engine->send(event);
    }

 private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeKind::Dark); }

    void init() {
        auto engine = std::make_unique<FakeEngine>();
        m_engine = engine.get();
        m_client = std::make_unique<EngineClient>(std::move(engine));
        m_panel = std::make_unique<ReproducePanel>(m_client.get());
        m_panel->resize(1040, 780);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_client.reset();
    }

    void theNearestIsShown() {
        QVERIFY(!m_panel->useButton()->isEnabled());
        const JobId job = start();
        QVERIFY(m_panel->running() && m_panel->stopButton()->isVisible());
        plan(job);
        tried(job, 0, 1);
        QTRY_COMPARE(m_panel->list()->currentIndex().row(), 0);
        QVERIFY(m_panel->useButton()->isEnabled());
        tried(job, 1, 3);
        QTRY_COMPARE(m_panel->list()->currentIndex().row(), 1);
        QVERIFY(m_panel->canvas(0)->picture() == m_panel->canvas(1)->picture());
        m_engine->send(
            Reproduced{job, 1, Verdict::Same, "The same picture to rounding: CPU noise."});
        m_engine->send(Finished{job, 3});
        QTRY_VERIFY(!m_panel->running());
        QVERIFY(m_panel->sentence()->text().startsWith(QStringLiteral("The same picture")));
        QVERIFY(!m_panel->stopButton()->isVisible());
        if (qEnvironmentVariableIsSet("SEEDBED_SCREENSHOTS"))
            QVERIFY(m_panel->grab().save(QDir(qEnvironmentVariable("SEEDBED_SCREENSHOTS"))
                                             .filePath(QStringLiteral("reproduce.png"))));
        QSignalSpy chosen(m_panel.get(), &ReproducePanel::settingsChosen);
        m_panel->useButton()->click();
        QCOMPARE(chosen.size(), 1);
        QVERIFY(chosen[0][0].value<GenerateRequest>().seeds == std::vector<Seed>{Seed(3)});
    }

    void aChosenRowStays() {
        const JobId job = start();
        plan(job);
        tried(job, 0, 1);
        QTRY_VERIFY(m_panel->model()->tried(0));
        m_panel->list()->selectRow(2);
        QVERIFY(!m_panel->useButton()->isEnabled());  // not rendered yet
        tried(job, 1, 3);
        QTRY_VERIFY(m_panel->model()->tried(1));
        QCOMPARE(m_panel->list()->currentIndex().row(), 2);
        tried(job, 2, 5);
        QTRY_VERIFY(m_panel->useButton()->isEnabled());
        QVERIFY(!m_panel->canvas(1)->picture().isNull());
    }

    void theRestIsTriedOnWish() {
        const JobId job = start();
        plan(job);
        tried(job, 0, 3);
        m_engine->send(Reproduced{job, 0, Verdict::Same, "Found."});
        QTRY_VERIFY(m_panel->allButton()->isVisible());
        m_panel->allButton()->click();
        QVERIFY(std::get<ReproduceRequest>(m_engine->requests().back().second).all);
        QVERIFY(m_panel->running());
    }

    void stopping() {
        const JobId job = start();
        m_panel->stopButton()->click();
        QCOMPARE(m_engine->calls().back().job, job);
        m_engine->send(Cancelled{job});
        QTRY_VERIFY(!m_panel->running());
        // Another picture stops the one at work.
        const JobId second = start();
        start();
        QCOMPARE(m_engine->calls().back().job, second);
        // What still comes of it is not shown.
        plan(second);
        m_engine->send(Progress{m_engine->lastJob(), 1, 4});
        QTRY_COMPARE(m_panel->progressBar()->maximum(), 4);
        QCOMPARE(m_panel->model()->rowCount(), 0);
    }

    void whatFailsSaysWhy() {
        const JobId job = start();
        m_engine->send(Failed{job, ErrorCode::InvalidRequest, "old.png does not tell its seed."});
        QTRY_COMPARE(m_panel->sentence()->text(),
                     QStringLiteral("old.png does not tell its seed."));
        QVERIFY(!m_panel->useButton()->isEnabled());
    }
};

QTEST_MAIN(ReproducePanelTest)
#include "reproduce_panel_test.moc"
