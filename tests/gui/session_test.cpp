// SPDX-License-Identifier: Apache-2.0
// What stood in the window stands there again: after a clean end, with runs that were open, with a
// broken session file, beside a second window.
#include "app/studio/layouts.h"
#include "app/studio/presets.h"
#include "app/studio/session_keeper.h"
#include "tests/gui/studio_fixture.h"

using namespace seedbed;

class SessionTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_studio = std::make_unique<Studio>();
        m_studio->open();
    }

    void cleanup() {
        m_studio->close();
        m_studio.reset();
    }

    void fieldsAndTabComeBack() {
        PromptPanel* prompt = m_studio->window()->prompt();
        prompt->promptEdit()->setPlainText(QStringLiteral("an unfinished thou"));
        prompt->negativeEdit()->setPlainText(QStringLiteral("blur"));
        prompt->seedField()->setText(QStringLiteral("3, 5-"));  // cannot be read yet
        prompt->form()->steps()->setValue(37);
        m_studio->window()->tabs()->showTab(kAttentionTab);
        m_studio->close();
        m_studio->open();
        prompt = m_studio->window()->prompt();
        QCOMPARE(prompt->promptEdit()->toPlainText(), QStringLiteral("an unfinished thou"));
        QCOMPARE(prompt->negativeEdit()->toPlainText(), QStringLiteral("blur"));
        QCOMPARE(prompt->seedField()->text(), QStringLiteral("3, 5-"));
        QCOMPARE(prompt->form()->steps()->value(), 37);
        QCOMPARE(m_studio->window()->tabs()->currentTab(), unsigned{kAttentionTab});
        QVERIFY(!m_studio->window()->notices()->find(QStringLiteral("openRuns")));
    }

    void openRunsGoOnWithWhatIsMissing() {
        startHalf();
        m_studio->close();
        m_studio->open();
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("openRuns"));
        QVERIFY(bar);
        QCOMPARE(bar->details().size(), 1);
        m_studio->shoot("50-continue");
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("continueRuns")),
                          Qt::LeftButton);
        QTRY_VERIFY(lastRun() != nullptr);
        QVERIFY((lastRun()->seeds == parse_seed_list("5-15")));
        QCOMPARE(lastRun()->prompt, std::string("two cubes"));
        QTRY_VERIFY(!m_studio->window()->notices()->find(QStringLiteral("openRuns")));
    }

    void openRunsAreDiscarded() {
        startHalf();
        m_studio->close();
        m_studio->open();
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("openRuns"));
        QVERIFY(bar);
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("discardRuns")),
                          Qt::LeftButton);
        m_studio->close();
        m_studio->open();
        QVERIFY(!m_studio->window()->notices()->find(QStringLiteral("openRuns")));
        QVERIFY(m_studio->window()->keeper()->leftOver().empty());
    }

    // Neither continued nor discarded: still there the time after.
    void openRunsWaitForAnAnswer() {
        startHalf();
        for (int i = 0; i < 3; ++i) {
            m_studio->close();
            m_studio->open();
            QVERIFY(m_studio->window()->notices()->find(QStringLiteral("openRuns")));
        }
    }

    void gridsGoOn() {
        GridRequest grid;
        grid.base = m_studio->window()->prompt()->request();
        grid.axes = {{"steps", {"10", "20"}}};
        m_studio->window()->session()->submitGrid(grid);
        const JobId job = m_studio->engine()->lastJob();
        m_studio->engine()->send(Queued{job, "Matrix", Priority::Normal});
        m_studio->engine()->send(Started{job});
        QTRY_VERIFY(!m_studio->window()->keeper()->state().open.empty());
        m_studio->close();
        m_studio->open();
        QCOMPARE(m_studio->window()->keeper()->leftOver().size(), std::size_t{1});
        m_studio->window()->keeper()->continueRuns();
        QTRY_VERIFY(
            std::holds_alternative<GridRequest>(m_studio->engine()->requests().back().second));
        const auto again = std::get<GridRequest>(m_studio->engine()->requests().back().second);
        QVERIFY(again.skip_existing);
        QVERIFY(again.axes == grid.axes);
    }

    void endedRunsDoNotComeBack() {
        m_studio->run(4);
        QTRY_VERIFY(!m_studio->window()->session()->busy());
        m_studio->close();
        m_studio->open();
        QVERIFY(!m_studio->window()->notices()->find(QStringLiteral("openRuns")));
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("lastRun"));
        QVERIFY(bar);
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("showLastRun")),
                          Qt::LeftButton);
        QCOMPARE(m_studio->window()->tabs()->currentTab(), unsigned{kLibraryTab});
    }

    void aBrokenSessionIsKeptAndSaid() {
        m_studio->close();
        const QString path = m_studio->file("config/session.json");
        QFile broken(path);
        QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
        broken.write("{\"version\": 1, \"open\": [");
        broken.close();
        m_studio->open();
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("sessionProblem"));
        QVERIFY(bar);
        QVERIFY2(bar->text().contains(QStringLiteral("session.json")), qPrintable(bar->text()));
        QVERIFY(QFile::exists(path + QStringLiteral(".broken")));
    }

    void presetsAreSavedAppliedAndDeleted() {
        PromptPanel* prompt = m_studio->window()->prompt();
        prompt->form()->steps()->setValue(41);
        prompt->promptEdit()->setPlainText(QStringLiteral("first"));
        m_studio->window()->presets()->save(QStringLiteral("Slow & fine"));
        prompt->form()->steps()->setValue(7);
        prompt->promptEdit()->setPlainText(QStringLiteral("second"));
        m_studio->close();
        m_studio->open();
        prompt = m_studio->window()->prompt();
        ActionRegistry* registry = m_studio->window()->registry();
        QAction* apply = registry->action(QStringLiteral("preset.apply.Slow & fine"));
        apply->trigger();
        QCOMPARE(prompt->form()->steps()->value(), 41);
        QCOMPARE(prompt->promptEdit()->toPlainText(), QStringLiteral("second"));  // stays
        registry->action(QStringLiteral("preset.delete.Slow & fine"))->trigger();
        QVERIFY(m_studio->window()->presets()->names().isEmpty());
        QVERIFY(!registry->find(QStringLiteral("preset.apply.Slow & fine")));
    }

    void layoutsAreSavedAndApplied() {
        StudioDocks* docks = m_studio->window()->docks();
        Layouts* layouts = m_studio->window()->layouts();
        docks->dock(QStringLiteral("prompt"))->hide();
        layouts->save(QStringLiteral("wide"));
        layouts->applyDefault();
        QVERIFY(docks->dock(QStringLiteral("prompt"))->isVisible());
        layouts->applyNamed(QStringLiteral("wide"));
        QVERIFY(!docks->dock(QStringLiteral("prompt"))->isVisible());
        layouts->applyReview();
        QCOMPARE(m_studio->window()->tabs()->currentTab(), unsigned{kLibraryTab});
        QVERIFY(!docks->dock(QStringLiteral("jobs"))->isVisible());
        layouts->applyDefault();
    }

 private:
    // A run of 16 seeds of which five are done.
    void startHalf() {
        m_studio->window()->prompt()->promptEdit()->setPlainText(QStringLiteral("two cubes"));
        m_studio->window()->prompt()->seedField()->setText(QStringLiteral("0-15"));
        m_studio->window()->generate();
        const JobId job = m_studio->engine()->startLast();
        for (int i = 0; i < 5; ++i) m_studio->engine()->sendImage(job, i);
        QTRY_COMPARE(m_studio->window()->session()->grid()->doneCount(job), 5);
    }

    const GenerateRequest* lastRun() {
        m_requests = m_studio->engine()->requests();
        return std::get_if<GenerateRequest>(&m_requests.back().second);
    }

    std::unique_ptr<Studio> m_studio;
    std::vector<std::pair<JobId, Request>> m_requests;
};

QTEST_MAIN(SessionTest)
#include "session_test.moc"
