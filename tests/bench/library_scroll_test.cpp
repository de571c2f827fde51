// SPDX-License-Identifier: Apache-2.0
// A library of 100,000 pictures in the studio's panel: opening, searching, scrolling. Prints what
// it measures; one frame is one event with all that it leads to, painting included.
#include "core/io/png.h"
#include "tests/core/library/many_rows.h"
#include "widgets/fake_engine.h"
#include "widgets/library/library_panel.h"
#include "widgets/library/library_search_bar.h"
#include "widgets/library/library_view.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <ctime>

using namespace seedbed;

namespace {

constexpr int kPictures = 100'000;
constexpr int kFiles = 2'000;
constexpr int kSide = 128;  // pixels of a file
constexpr int kFrames = 300;
constexpr double kFrameLimit = 50;    // ms
constexpr double kOpenLimit = 1000;   // ms
constexpr double kSearchLimit = 100;  // ms

double threadMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Frames {
    std::vector<double> wall;
    std::vector<double> cpu;  // of the GUI thread: what a busy machine cannot spoil

    template <typename Act>
    void measure(Act act) {
        QElapsedTimer clock;
        const double before = threadMilliseconds();
        clock.start();
        act();
        QApplication::processEvents();
        wall.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        cpu.push_back(threadMilliseconds() - before);
    }
    static double at(std::vector<double> values, double quantile) {
        std::sort(values.begin(), values.end());
        return values[static_cast<std::size_t>(quantile * static_cast<double>(values.size() - 1))];
    }
    double report(const char* what) const {
        qInfo(
            "%s: %zu frames, wall median %.1f p99 %.1f max %.1f ms, thread max %.1f ms (limit "
            "%.0f)",
            what,
            wall.size(),
            at(wall, 0.5),
            at(wall, 0.99),
            at(wall, 1),
            at(cpu, 1),
            kFrameLimit);
        return at(cpu, 1);
    }
};

}  // namespace

class LibraryScrollTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        applyTheme(ThemeKind::Dark);
        namespace fs = std::filesystem;
        const fs::path folder = m_folder.path().toStdString();
        Library library(folder);
        const fs::path files = folder / "thumbnails";
        fs::create_directories(files);
        for (int i = 0; i < kFiles; ++i)
            write_png(files / std::to_string(i),
                      *fakePicture(Seed(static_cast<unsigned>(i)), kSide, 1));
        std::mt19937 random(1);
        std::string prompt;
        std::vector<PictureRow> rows;
        for (int i = 0; i < kPictures; ++i) {
            if (i % 100 == 0) prompt = many_rows::prompt(random);
            PictureRow row = synthetic_row(i, random, prompt);
            row.path = library.images_folder() / row.path;
            row.binned = false;
            fs::create_hard_link(files / std::to_string(i % kFiles), row.path);
            rows.push_back(std::move(row));
        }
        QElapsedTimer clock;
        clock.start();
        library.add_rows(rows);
        qInfo("%d rows added in %lld ms", kPictures, clock.elapsed());
        m_client = std::make_unique<LibraryClient>();
        m_panel = std::make_unique<LibraryPanel>(m_client.get());
        m_panel->resize(1600, 1000);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanupTestCase() {
        m_panel.reset();
        m_client.reset();
    }

    void opens() {
        QSignalSpy filled(m_panel->model(), &QAbstractItemModel::modelReset);
        QElapsedTimer clock;
        clock.start();
        m_client->open(m_folder.path());
        while (m_panel->model()->rowCount() == 0) QVERIFY(filled.wait(20000));
        QCOMPARE(m_panel->model()->rowCount(), kPictures);
        m_panel->view()->viewport()->repaint();
        const double wall = static_cast<double>(clock.elapsed());
        qInfo("opened with %d pictures in the grid after %.0f ms (limit %.0f)",
              kPictures,
              wall,
              kOpenLimit);
        QVERIFY(wall < kOpenLimit * slack());
    }

    void searches() {
        double worst = 0;
        for (const char* query : {"cube",
                                  "\"red cube\"",
                                  "steps:>20 rating:4.. token:cube",
                                  "seed:0-15",
                                  "tag:sky is:pick",
                                  "prompt:立方体",
                                  "cub* -blue",
                                  "model:dreamlike OR rating:5",
                                  ""}) {
            QSignalSpy done(m_client.get(), &LibraryClient::searchDone);
            QElapsedTimer clock;
            clock.start();
            m_client->search(QString::fromUtf8(query), {});
            QVERIFY(done.wait(10000));
            const double wall = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            qInfo("search %-34s %6zu found in %5.1f ms",
                  query,
                  done[0][0].value<SearchResult>().ids.size(),
                  wall);
            worst = std::max(worst, wall);
        }
        qInfo("slowest search %.1f ms (limit %.0f)", worst, kSearchLimit);
        QVERIFY(worst < kSearchLimit * slack());
    }

    void scrollsByPages() {
        LibraryView* view = m_panel->view();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Home);
        Frames frames;
        for (int i = 0; i < kFrames; ++i)
            frames.measure([view] { QTest::keyClick(view, Qt::Key_PageDown); });
        QVERIFY(frames.report("pages") < kFrameLimit);
    }

    void scrollsByWheel() {
        LibraryView* view = m_panel->view();
        Frames frames;
        for (int i = 0; i < kFrames; ++i)
            frames.measure([view] {
                QWheelEvent wheel(QPointF(400, 300),
                                  view->mapToGlobal(QPointF(400, 300)),
                                  {},
                                  QPoint(0, -120),
                                  Qt::NoButton,
                                  Qt::NoModifier,
                                  Qt::NoScrollPhase,
                                  false);
                QApplication::sendEvent(view->viewport(), &wheel);
            });
        QVERIFY(frames.report("wheel") < kFrameLimit);
        QTRY_VERIFY_WITH_TIMEOUT(!view->model()
                                      ->index(view->rowsInSight().first, 0)
                                      .data(Qt::DisplayRole)
                                      .toString()
                                      .isEmpty(),
                                 5000);
    }

    // Jumps, everything selected, other sizes, judging, another search: also a frame each.
    void everythingElseIsQuickToo() {
        LibraryView* view = m_panel->view();
        Frames frames;
        frames.measure([view] { QTest::keyClick(view, Qt::Key_End); });
        frames.measure([view] { QTest::keyClick(view, Qt::Key_Home, Qt::ShiftModifier); });
        frames.measure([view] { view->selectAll(); });
        for (const int side : {64, 320, 100, 148})
            frames.measure([view, side] { view->setCellSide(side); });
        for (int i = 0; i < 40; ++i)
            frames.measure([view, i] {
                view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 40 * i);
            });
        frames.measure([view] { QTest::keyClick(view, Qt::Key_Home); });
        frames.measure([this] {
            Change change;
            change.pictures = m_panel->selectedPictures();
            change.rating = 3;
            m_client->apply(std::move(change), QStringLiteral("3 stars"));
        });
        QVERIFY(frames.report("other") < kFrameLimit);
    }

    // The answer to a search over all pictures replaces what is shown.
    void resultsAreShownQuickly() {
        Frames frames;
        for (const SortField field : {SortField::Seed, SortField::Rating, SortField::Created}) {
            QSignalSpy reset(m_panel->model(), &QAbstractItemModel::modelReset);
            m_panel->searchBar()->setOrder({field, true});
            m_panel->refresh();
            while (reset.isEmpty()) frames.measure([] {});
        }
        QVERIFY(frames.report("results") < kFrameLimit);
    }

 private:
    // On shared machines wall time says more about the neighbours.
    static double slack() {
        const QByteArray set = qgetenv("SEEDBED_GUI_SLACK");
        return set.isEmpty() ? 4.0 : set.toDouble();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LibraryClient> m_client;
    std::unique_ptr<LibraryPanel> m_panel;
};

QTEST_MAIN(LibraryScrollTest)
#include "library_scroll_test.moc"
