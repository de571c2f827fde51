// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_job.h"

#include "core/base/error.h"
#include "core/engine/grid_axis.h"
#include "core/engine/grid_plan.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <sys/resource.h>

namespace seedbed {

using Status = Job::Status;

// Short grids of the embedded model.
class GridJobTest : public QObject {
    Q_OBJECT

    ModelCache models_;
    std::unique_ptr<LibraryCache> libraries_;
    std::unique_ptr<QTemporaryDir> temporary_;

    static GridRequest grid(std::vector<std::pair<std::string, std::string>> axes) {
        GridRequest request;
        request.base.prompt = "a red cube and a blue sphere";
        request.base.seeds = {Seed(1)};
        request.base.steps = 2;
        request.base.width = request.base.height = 64;
        request.base.device = "cpu";
        request.base.capture = Capture::None;
        for (const auto& [kind, text] : axes) request.axes.push_back(parse_axis(kind, text));
        return request;
    }
    std::string path(const char* name) const {
        return temporary_->path().toStdString() + "/" + name;
    }

    struct Outcome {
        std::vector<Event> events;
        std::vector<Status> statuses;

        template <typename T>
        std::vector<T> all() const {
            std::vector<T> found;
            for (const auto& event : events)
                if (const auto* each = std::get_if<T>(&event)) found.push_back(*each);
            return found;
        }
        std::map<int, ImageReady> cells() const {
            std::map<int, ImageReady> found;
            for (const auto& ready : all<ImageReady>()) found.emplace(ready.image, ready);
            return found;
        }
        Progress last() const { return all<Progress>().back(); }
    };
    // between: called between two steps.
    Outcome run(
        const GridRequest& request,
        const std::function<void(const Outcome&)>& between = [](const Outcome&) {}) {
        Outcome outcome;
        const auto job = make_grid_job(JobId{9}, request, models_, *libraries_);
        do {
            outcome.statuses.push_back(
                job->step([&](const Event& event) { outcome.events.push_back(event); }));
            between(outcome);
        } while (outcome.statuses.back() != Status::Done);
        return outcome;
    }

 private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        libraries_ = std::make_unique<LibraryCache>();
    }

    void everyCellGetsItsPicture() {
        const auto request = grid({{"seed", "0-2"}, {"steps", "1, 2"}});
        const auto outcome = run(request);
        const GridPlan plan(request);
        const auto cells = outcome.cells();
        QCOMPARE(cells.size(), std::size_t{6});
        for (const auto& [index, ready] : cells) {
            QVERIFY(ready.job == JobId{9});
            QVERIFY(!ready.existing);
            QCOMPARE(ready.picture->width, 64);
            QCOMPARE(ready.record->seed, plan.cell(index).request.seeds[0]);
            QCOMPARE(ready.record->request.steps, plan.cell(index).request.steps);
        }
        std::map<int, int> steps;
        for (const auto& step : outcome.all<StepReady>()) ++steps[step.image];
        QCOMPARE(steps, (std::map<int, int>{{0, 1}, {1, 1}, {2, 1}, {3, 2}, {4, 2}, {5, 2}}));
        QCOMPARE(outcome.all<ModelReady>().size(), std::size_t{1});
        QCOMPARE(outcome.last().done, 9);
        QCOMPARE(outcome.last().total, 9);
        QCOMPARE(outcome.last().images_done, 6);
        QCOMPARE(outcome.last().images_total, 6);
        int before = 0;
        for (const auto& progress : outcome.all<Progress>()) {
            QVERIFY(progress.done >= before);
            QCOMPARE(progress.total, 9);
            before = progress.done;
        }
    }

    void aCellIsThePictureThatGenerateMakes() {
        const auto request = grid({{"seed", "5-6"}, {"cfg", "1, 4"}});
        auto exact = request;
        exact.base.batch = 1;
        const auto cells = run(exact).cells();
        auto single = GridPlan(exact).cell(3).request;
        GridRequest alone;
        alone.base = single;
        QCOMPARE(run(alone).cells().at(0).picture->rgb, cells.at(3).picture->rgb);
        QVERIFY(cells.at(3).picture->rgb != cells.at(1).picture->rgb);
    }

    void variationsAreCellsToo() {
        const auto cells =
            run(grid({{"variation", "42"}, {"variation_strength", "0, 0.5, 1"}})).cells();
        QCOMPARE(cells.size(), std::size_t{3});
        const auto plain = run(grid({{"seed", "1, 42"}})).cells();
        QCOMPARE(cells.at(0).picture->rgb, plain.at(0).picture->rgb);
        QVERIFY(cells.at(1).picture->rgb != plain.at(0).picture->rgb);
        QCOMPARE(cells.at(2).record->request.recipes.at(0).chain.at(0).strength, 1.0);
    }

    void aCellThatFailsDoesNotEndTheGrid() {
        auto request = grid({{"seed", "0-1"}, {"model", "tabletop, nowhere/model"}});
        const auto outcome = run(request);
        QCOMPARE(outcome.cells().size(), std::size_t{2});
        const auto failed = outcome.all<CellFailed>();
        QCOMPARE(failed.size(), std::size_t{2});
        QCOMPARE(failed[0].image, 2);
        QCOMPARE(failed[1].image, 3);
        QCOMPARE(failed[0].code, ErrorCode::FileNotFound);
        QVERIFY2(failed[0].detail.find("nowhere/model") != std::string::npos,
                 failed[0].detail.c_str());
        QCOMPARE(outcome.last().images_total, 2);
        QCOMPARE(outcome.last().done, outcome.last().total);
    }

    void theFirstModelMayFailToo() {
        auto request = grid({{"model", "nowhere/model, tabletop"}});
        const auto outcome = run(request);
        QCOMPARE(outcome.all<CellFailed>().size(), std::size_t{1});
        QCOMPARE(outcome.cells().size(), std::size_t{1});
        QVERIFY(outcome.cells().contains(1));
    }

    void runningOutOfMemoryCostsTheCellsOnly() {
        auto request = grid({{"size", "4096x4096, 32x32"}, {"seed", "0-127"}, {"steps", "1"}});
        request.base.batch = 128;
        const auto outcome = run(request);
        const auto failed = outcome.all<CellFailed>();
        QCOMPARE(failed.size(), std::size_t{128});
        QCOMPARE(failed[0].code, ErrorCode::OutOfMemory);
        QVERIFY2(failed[0].detail.find("batch") != std::string::npos, failed[0].detail.c_str());
        QCOMPARE(outcome.cells().size(), std::size_t{128});
        for (const auto& [index, ready] : outcome.cells()) QCOMPARE(index % 2, 1);
    }

    void whatComesAfterABrokenBatchIsMade() {
        auto request = grid({{"seed", "0-2"}});
        request.base.batch = 1;
        request.base.output_folder = path("out");
        bool removed = false;
        const auto outcome = run(request, [&](const Outcome& so_far) {
            if (removed || so_far.cells().empty()) return;
            std::filesystem::remove_all(path("out"));
            removed = true;
        });
        QCOMPARE(outcome.all<CellFailed>().size(), std::size_t{1});
        QCOMPARE(outcome.all<CellFailed>()[0].image, 1);
        QVERIFY(outcome.cells().contains(0) && outcome.cells().contains(2));
        QCOMPARE(outcome.last().images_done, 2);
        QCOMPARE(outcome.last().images_total, 2);
        QCOMPARE(outcome.last().done, outcome.last().total);
    }

    void aFullDiskEndsTheGrid() {
        auto request = grid({{"seed", "0-2"}});
        request.base.batch = 1;
        request.base.output_folder = path("out");
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        ::getrlimit(RLIMIT_FSIZE, &old);
        std::optional<ErrorCode> code;
        try {
            run(request, [&](const Outcome& so_far) {
                const rlimit tiny{64, old.rlim_max};
                if (!so_far.cells().empty()) ::setrlimit(RLIMIT_FSIZE, &tiny);
            });
        } catch (const Error& error) {
            code = error.code();
        }
        ::setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(code.has_value());
        QCOMPARE(*code, ErrorCode::DiskFull);
    }

    void brokenCellsAreToldBeforeAnyWork() {
        const auto outcome = run(grid({{"steps", "1, 0, SKIP:2"}, {"seed", "0-1"}}));
        const auto failed = outcome.all<CellFailed>();
        QCOMPARE(failed.size(), std::size_t{2});
        QCOMPARE(failed[0].code, ErrorCode::InvalidRequest);
        QVERIFY(std::holds_alternative<CellFailed>(outcome.events[0]));
        QCOMPARE(outcome.cells().size(), std::size_t{2});
    }

    void aGridOfBrokenCellsEnds() {
        const auto outcome = run(grid({{"steps", "0, 2000"}}));
        QCOMPARE(outcome.all<CellFailed>().size(), std::size_t{2});
        QCOMPARE(outcome.statuses, (std::vector{Status::Done}));
    }

    void whatTheLibraryHoldsIsNotMadeAgain() {
        auto request = grid({{"seed", "0-1"}, {"cfg", "2, 4"}});
        request.base.library = path("library");
        const auto first = run(request).cells();
        QCOMPARE(first.size(), std::size_t{4});
        for (const auto& [index, ready] : first) QVERIFY(ready.record->picture > 0);

        request.axes[1].values.push_back("6");
        const auto second = run(request);
        const auto cells = second.cells();
        QCOMPARE(cells.size(), std::size_t{6});
        for (int i = 0; i < 4; ++i) {
            QVERIFY(cells.at(i).existing);
            QCOMPARE(cells.at(i).picture->rgb, first.at(i).picture->rgb);
            QCOMPARE(cells.at(i).record->picture, first.at(i).record->picture);
            QCOMPARE(cells.at(i).record->path, first.at(i).record->path);
        }
        QVERIFY(!cells.at(4).existing && !cells.at(5).existing);
        QCOMPARE(second.last().images_done, 6);
        QCOMPARE(second.last().total, 4);  // steps of the two new ones

        request.skip_existing = false;
        for (const auto& [index, ready] : run(request).cells()) QVERIFY(!ready.existing);
    }

    void aPictureThatIsGoneIsMadeAgain() {
        auto request = grid({{"seed", "0-1"}});
        request.base.library = path("library");
        const auto first = run(request).cells();
        std::filesystem::remove(first.at(0).record->path);
        const auto second = run(request).cells();
        QVERIFY(!second.at(0).existing);
        QVERIFY(second.at(1).existing);
        QCOMPARE(second.at(0).picture->rgb, first.at(0).picture->rgb);
    }

    void aFolderThatCannotBeWrittenFailsTheWhole() {
        QFile file(QString::fromStdString(path("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        auto request = grid({{"seed", "0-1"}});
        request.base.output_folder = path("file");
        QVERIFY_THROWS_EXCEPTION(Error, run(request));
        request.base.output_folder.clear();
        request.base.library = path("file");
        QVERIFY_THROWS_EXCEPTION(Error, run(request));
    }

    void picturesGoIntoTheFolder() {
        auto request = grid({{"seed", "7-8"}, {"steps", "1, 2"}});
        request.base.output_folder = path("out");
        std::set<std::string> paths;
        for (const auto& [index, ready] : run(request).cells()) paths.insert(ready.record->path);
        QCOMPARE(paths.size(), std::size_t{4});
        for (const auto& each : paths) QVERIFY(std::filesystem::exists(each));
    }

    void boundariesStandBetweenBatches() {
        auto request = grid({{"seed", "0-2"}, {"cfg", "1, 4"}});
        request.base.batch = 2;
        const auto outcome = run(request);
        // begin and start; per group: load, two steps and two pictures, boundary, one more batch.
        QVERIFY(std::count(outcome.statuses.begin(), outcome.statuses.end(), Status::Boundary) >=
                6);
        QCOMPARE(std::count(outcome.statuses.begin(), outcome.statuses.end(), Status::Done), 1);
        QCOMPARE(outcome.cells().size(), std::size_t{6});
    }

    void abandonedCellsAreNotFailures() {
        auto request = grid({{"seed", "0-2"}});
        request.base.abandon = AbandonRule{{"cube", "sphere"}, OverlapMeasure::Separate, 0, 1};
        const auto outcome = run(request);
        QCOMPARE(outcome.all<ImageAbandoned>().size(), std::size_t{3});
        QVERIFY(outcome.cells().empty());
        QVERIFY(outcome.all<CellFailed>().empty());
        QCOMPARE(outcome.last().images_total, 0);
    }

    void anAxisThatCannotBeIsRefusedAtOnce() {
        auto request = grid({{"steps", "1"}, {"steps", "2"}});
        QVERIFY_THROWS_EXCEPTION(Error, run(request));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GridJobTest)
#include "grid_job_test.moc"
