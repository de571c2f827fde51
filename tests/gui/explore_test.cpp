// SPDX-License-Identifier: Apache-2.0
// The main path of an artist, in the real window with the real engine and model.
#include "app/studio/main_window.h"
#include "core/engine/make_engine.h"
#include "tests/gui/studio_fixture.h"
#include "tests/gui/watchdog.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

namespace {

constexpr int kLong = 240000;  // ms; a run on a busy machine

}  // namespace

class ExploreTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        speakTestLanguage();
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("config/s.ini")),
                                                 QSettings::IniFormat);
        m_settings->setValue(QStringLiteral("firstSteps/done"), QStringList());
        QElapsedTimer clock;
        clock.start();
        m_window = std::make_unique<MainWindow>(
            make_engine(), m_settings.get(), m_folder.filePath(QStringLiteral("pictures")));
        m_window->resize(1600, 1000);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());  // Xvfb has no window manager to do it
        const qint64 usable = clock.elapsed();
        qInfo("window usable after %lld ms (limit 2000)", usable);
        QVERIFY(usable < 2000 * slack());
        m_watchdog = std::make_unique<Watchdog>();
        QSignalSpy loaded(m_window->session(), &ExploreSession::modelChanged);
        m_window->openModel(QStringLiteral("tabletop"));
        shoot("01-empty");
        QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->busy(), kLong);
    }

    // Taking a screenshot is the test's own work: the watchdog starts anew after it.
    void cleanup() { note("end"); }

    void typesAPrompt() {
        QPlainTextEdit* edit = m_window->prompt()->promptEdit();
        edit->setFocus();
        edit->selectAll();
        type(edit, QStringLiteral("a red cube and a blue sphere"));
        QCOMPARE(m_window->prompt()->tokens()->text_tokens, 7);
        QLineEdit* seeds = m_window->prompt()->seedField()->editor();
        seeds->selectAll();
        type(seeds, QStringLiteral("0-15"));
        m_window->prompt()->form()->steps()->setValue(8);
        m_window->session()->words()->clear();
    }

    void generatesAndShowsPreviewsEarly() {
        SeedGridView* view = m_window->grid()->view();
        QElapsedTimer clock;
        qint64 first = -1;
        connect(view->delegate(), &SeedCellDelegate::rendered, this, [&] {
            if (first < 0) first = clock.elapsed();
        });
        qint64 arrived = -1;
        connect(m_window->session(), &ExploreSession::cellsChanged, view, [&] {
            if (arrived < 0) arrived = clock.elapsed();
        });
        clock.start();
        QTest::keyClick(m_window->prompt()->promptEdit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(first >= 0, kLong);
        disconnect(view->delegate(), nullptr, this, nullptr);
        disconnect(m_window->session(), nullptr, view, nullptr);
        qInfo("first preview %lld ms after Generate (limit 300); the engine sent it after %lld ms",
              first,
              arrived);
        QVERIFY(first < 300 * slack());
        QCOMPARE(m_window->session()->grid()->rowCount(), 16);
        m_run = m_window->session()->store()->run(m_window->grid()->currentCell().job)->job;
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->grid()->doneCount(m_run) >= 8, kLong);
    }

    void picksWordsWhileItRuns() {
        for (const QString& word : {QStringLiteral("cube"), QStringLiteral("sphere")}) {
            WordChip* chip = m_window->prompt()->chips()->chip(word);
            QVERIFY(chip);
            QTest::mouseClick(chip, Qt::LeftButton);
            QVERIFY(chip->isChecked());
        }
        QTRY_VERIFY_WITH_TIMEOUT(halfDoneCells() > 0, kLong);
        QTest::qWait(60);  // lets the previews be painted
        shoot("02-running");
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->busy(), kLong);
        QCOMPARE(m_window->session()->grid()->doneCount(m_run), 16);
        const QDir pictures(m_folder.filePath(QStringLiteral("pictures/images")));
        QCOMPARE(pictures.entryList({QStringLiteral("*.png")}, QDir::Files).size(), 16);
    }

    void brushesAWordOverAllCells() {
        WordChip* chip = m_window->prompt()->chips()->chip(QStringLiteral("sphere"));
        SeedGridView* view = m_window->grid()->view();
        QSignalSpy rendered(view->delegate(), &SeedCellDelegate::rendered);
        QElapsedTimer clock;
        clock.start();
        QTest::mouseMove(chip, chip->rect().center());
        QTRY_VERIFY(m_window->session()->words()->hovered());
        const auto cells = [&rendered] {
            std::set<std::uint64_t> lit;
            for (const auto& call : rendered)
                for (const auto cell : call[0].value<std::vector<std::uint64_t>>())
                    lit.insert(cell);
            return lit.size();
        };
        QTRY_COMPARE(cells(), std::size_t{16});
        qInfo("all 16 cells lit after %lld ms", clock.elapsed());
        shoot("03-brush");
        QTest::mouseMove(view, QPoint(5, 5));
        QTRY_VERIFY(!m_window->session()->words()->hovered());
    }

    void scrubsTime() {
        SeedGridView* view = m_window->grid()->view();
        const QModelIndex cell = view->model()->index(6, 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(cell).center());
        InspectorPanel* inspector = m_window->inspector();
        QVERIFY(inspector->cell() == m_window->grid()->currentCell());
        QVERIFY(inspector->timeBar()->atFinal());
        QVERIFY(inspector->canvas()->hasOverlay());
        const QImage final = inspector->canvas()->picture();
        QSlider* slider = inspector->timeBar()->slider();
        slider->setFocus();
        for (int i = 0; i < 4; ++i) QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(inspector->timeBar()->position(), 4);
        QVERIFY(inspector->canvas()->picture() != final);
        QCOMPARE(inspector->chart()->curveCount(), 3);
        QTRY_VERIFY(inspector->table()->index(0, 1).data(Qt::EditRole).toDouble() > 0);
        QTest::qWait(50);
        shoot("04-scrub");
        QTest::keyClick(slider, Qt::Key_End);
        QVERIFY(inspector->timeBar()->atFinal());
    }

    void seesEveryLayer() {
        InspectorPanel* inspector = m_window->inspector();
        inspector->sourceBox()->setCurrentIndex(inspector->sourceBox()->count() - 1);
        QVERIFY(!inspector->canvas()->hasOverlay());
        QTest::mouseClick(inspector->captureButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(inspector->canvas()->hasOverlay(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->busy(), kLong);
        QCOMPARE(m_window->session()->grid()->rowCount(), 16);  // it is no new picture
        shoot("05-layer");
        inspector->sourceBox()->setCurrentIndex(0);
    }

    void ordersByOverlap() {
        m_window->grid()->setOrder(GridOrder::OverlapUp);
        const auto overlap = [this](int row) {
            return m_window->grid()
                ->order()
                ->index(row, 0)
                .data(SeedGridModel::OverlapRole)
                .toDouble();
        };
        QVERIFY(overlap(0) >= 0);
        for (int row = 1; row < 16; ++row) QVERIFY(overlap(row) >= overlap(row - 1));
        m_window->grid()->setOverlay(true);
        QTest::qWait(300);
        shoot("06-overlay");
        m_window->grid()->setOverlay(false);
        m_window->grid()->setOrder(GridOrder::Asked);
    }

    void showsFullSize() {
        SeedGridView* view = m_window->grid()->view();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Space);
        QTRY_VERIFY(m_window->grid()->viewer()->isVisible());
        QTest::qWait(50);
        shoot("07-full-size");
        QTest::keyClick(m_window->grid()->viewer(), Qt::Key_Escape);
        QVERIFY(!m_window->grid()->viewer()->isVisible());
    }

    void cancelsAndRetries() {
        ExploreSession* session = m_window->session();
        m_window->prompt()->seedField()->setText(QStringLiteral("100-147"));
        QTest::mouseClick(m_window->prompt()->generateButton(), Qt::LeftButton);
        const JobId job = m_window->grid()->currentCell().job;
        QVERIFY(job != m_run);
        QTRY_VERIFY_WITH_TIMEOUT(session->grid()->doneCount(job) >= 8, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(runningCells() > 0, kLong);
        QTest::mouseClick(m_window->prompt()->stopButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!session->busy(), kLong);
        const int row = session->jobs()->rowOf(job);
        QVERIFY(session->jobs()->row(row).state == JobState::Cancelled);
        const int done = session->grid()->doneCount(job);
        QVERIFY(done >= 8 && done < 48);
        QVERIFY(m_window->grid()->order()->rowCount() < 48);  // what was never begun is gone
        QTest::qWait(100);
        shoot("08-cancelled");

        QSignalSpy ended(session, &ExploreSession::runEnded);
        m_window->jobs()->act(job, JobAction::Retry);
        QCOMPARE(m_window->grid()->order()->rowCount(), 48);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLong);
        const JobId again = ended[0][0].value<JobId>();
        QVERIFY(again != job);
        QCOMPARE(session->grid()->doneCount(again), 48);
        QTest::qWait(200);
        shoot("09-retried");
    }

    void showsErrorsInFull() {
        ExploreSession* session = m_window->session();
        QSignalSpy failed(session, &ExploreSession::jobFailed);
        m_window->openModel(m_folder.filePath(QStringLiteral("no-such-model")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kLong);
        const QString error = session->jobs()
                                  ->index(session->jobs()->activeCount())
                                  .data(JobsModel::ErrorRole)
                                  .toString();
        QVERIFY2(error.contains(QStringLiteral("no-such-model")), qPrintable(error));
        QVERIFY(session->model());  // the one before lives on
        shoot("10-error");
    }

    void lightTheme() {
        m_window->setTheme(ThemeKind::Light);
        m_window->inspector()->timeBar()->setPosition(5);
        QTest::qWait(200);
        shoot("11-light");
        m_window->setTheme(ThemeKind::Dark);
    }

    void staysResponsive() {
        qInfo(
            "GUI thread over the whole path: longest work %.1f ms (limit 50), longest wait %.1f ms",
            m_work,
            m_wait);
        QVERIFY(m_work < 50);
        QVERIFY(m_wait < 50 * slack());
    }

    void remembersItsFields() {
        m_window->close();
        m_watchdog.reset();
        m_window.reset();
        MainWindow again(
            make_engine(), m_settings.get(), m_folder.filePath(QStringLiteral("pictures")));
        QCOMPARE(again.prompt()->seedField()->text(), QStringLiteral("100-147"));
        QCOMPARE(again.prompt()->form()->steps()->value(), 8);
        QCOMPARE(again.session()->words()->picked().size(), std::size_t{2});
    }

 private:
    int runningCells() const {
        int count = 0;
        for (int row = 0; row < m_window->session()->grid()->rowCount(); ++row)
            count += m_window->session()->grid()->stateAt(row) == CellState::Running;
        return count;
    }

    // As a person does: the window lives on between the keys.
    static void type(QWidget* field, const QString& text) {
        for (const QChar letter : text) {
            QTest::keyClick(field, letter.toLatin1());
            QTest::qWait(1);
        }
    }

    int halfDoneCells() const {
        int count = 0;
        const SeedGridModel* grid = m_window->session()->grid();
        for (int row = 0; row < grid->rowCount(); ++row)
            count += grid->stateAt(row) == CellState::Running &&
                     grid->index(row).data(SeedGridModel::ProgressRole).toFloat() >= 0.5F;
        return count;
    }

    // Adds what the watchdog saw since the last time.
    void note(const char* where) {
        if (!m_watchdog) return;
        if (m_watchdog->longestWork() > 20)
            qInfo("until %s: work %.1f ms, wait %.1f ms",
                  where,
                  m_watchdog->longestWork(),
                  m_watchdog->longestWait());
        m_work = std::max(m_work, m_watchdog->longestWork());
        m_wait = std::max(m_wait, m_watchdog->longestWait());
        m_watchdog->reset();
    }

    void shoot(const char* name) {
        note(name);
        const QString set = qEnvironmentVariable("SEEDBED_SCREENSHOTS");
        const QDir folder(set.isEmpty() ? QStringLiteral(SEEDBED_SCREENSHOTS) : set);
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QVERIFY(m_window->grab().save(folder.filePath(shotName(name))));
        if (m_watchdog) m_watchdog->reset();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Watchdog> m_watchdog;
    JobId m_run;
    double m_work = 0;
    double m_wait = 0;
};

QTEST_MAIN(ExploreTest)
#include "explore_test.moc"
