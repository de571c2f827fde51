// SPDX-License-Identifier: Apache-2.0
#include "widgets/run_store.h"

#include "widgets/fake_engine.h"

#include <QTest>

using namespace seedbed;

namespace {

GenerateRequest requestOf(const char* seeds) {
    GenerateRequest request;
    request.prompt = "a red cube";
    request.seeds = parse_seed_list(seeds);
    return request;
}

StepReady stepOf(JobId job, int image, int step) {
    return {job,
            image,
            step,
            10,
            fakePicture(Seed(1), 64, 0.5),
            fakeAttention(Seed(1), step, 10, 24, false)};
}

constexpr std::size_t kStepBytes = 64 * 64 * 3 + 24 * 256 * 4;
constexpr std::size_t kPictureBytes = 128 * 128 * 3;

}  // namespace

class RunStoreTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void keepsWhatArrives() {
        RunStore store;
        const JobId job{1};
        store.addRun(job, requestOf("5, 9"), fakeModel());
        QCOMPARE(store.run(job)->cells.size(), std::size_t{2});
        QCOMPARE(store.run(job)->prompt->words.size(), std::size_t{3});
        store.addStep(stepOf(job, 1, 0));
        store.addStep(stepOf(job, 1, 1));
        const StoredCell* cell = store.cell({job, 1});
        QCOMPARE(cell->seed.value(), std::uint64_t{9});
        QCOMPARE(cell->steps.size(), std::size_t{2});
        QCOMPARE(cell->steps_total, 10);
        QCOMPARE(store.bytes(), 2 * kStepBytes);
        store.addImage({job, 1, fakePicture(Seed(9), 128, 1), nullptr});
        QCOMPARE(store.bytes(), 2 * kStepBytes + kPictureBytes);
        store.addStep(stepOf(job, 1, 1));  // the same step again counts once
        QCOMPARE(store.bytes(), 2 * kStepBytes + kPictureBytes);
    }

    void ignoresWhatIsNoRun() {
        RunStore store;
        store.addStep(stepOf(JobId{7}, 0, 0));
        store.addImage({JobId{7}, 0, fakePicture(Seed(1), 8, 1), nullptr});
        QCOMPARE(store.bytes(), std::size_t{0});
        QVERIFY(!store.cell({JobId{7}, 0}));
        store.addRun(JobId{1}, requestOf("0"), nullptr);
        store.addStep(stepOf(JobId{1}, 5, 0));
        QVERIFY(!store.cell({JobId{1}, 5}));
        QVERIFY(!store.cell({JobId{1}, -1}));
        QVERIFY_EXCEPTION_THROWN(store.addRun(JobId{1}, requestOf("0"), nullptr), LogicError);
    }

    void modelMayComeLater() {
        RunStore store;
        store.addRun(JobId{1}, requestOf("0"), nullptr);
        QVERIFY(!store.run(JobId{1})->prompt);
        store.setModel(JobId{1}, fakeModel());
        QVERIFY(store.run(JobId{1})->prompt);
    }

    // Beyond the budget the history looked at longest ago goes; the newest step and the picture
    // stay.
    void shrinksToItsBudget() {
        RunStore store(4 * (10 * kStepBytes + kPictureBytes));
        const JobId job{1};
        store.addRun(job, requestOf("0-7"), nullptr);
        for (int image = 0; image < 4; ++image) finish(store, job, image);
        QVERIFY(!store.cell({job, 0})->history_gone);
        store.touch({job, 0});
        finish(store, job, 4);
        QVERIFY(store.bytes() <= store.budget());
        QVERIFY(!store.cell({job, 0})->history_gone);  // touched: 1 was older
        const StoredCell* shrunk = store.cell({job, 1});
        QVERIFY(shrunk->history_gone);
        QVERIFY(shrunk->picture);
        QVERIFY(shrunk->newest()->attention);
        QVERIFY(!shrunk->steps[0].attention);
        QCOMPARE(shrunk->steps.size(), std::size_t{10});
    }

    void neverShrinksWhatIsBeingDenoised() {
        RunStore store(5 * kStepBytes);
        const JobId job{1};
        store.addRun(job, requestOf("0"), nullptr);
        for (int step = 0; step < 10; ++step) store.addStep(stepOf(job, 0, step));
        QVERIFY(store.cell({job, 0})->steps[0].attention);
        store.release(job);  // the run ended before its picture was done
        QVERIFY(!store.cell({job, 0})->steps[0].attention);
        QVERIFY(store.bytes() <= store.budget());
    }

    void findsTheDetailedRun() {
        RunStore store;
        const CellId cell{JobId{1}, 3};
        QVERIFY(store.detailOf(cell) == cell);
        store.setDetail(cell, JobId{2});
        QVERIFY(store.detailOf(cell) == (CellId{JobId{2}, 0}));
    }

 private:
    static void finish(RunStore& store, JobId job, int image) {
        for (int step = 0; step < 10; ++step) store.addStep(stepOf(job, image, step));
        store.addImage({job, image, fakePicture(Seed(1), 128, 1), nullptr});
    }
};

QTEST_GUILESS_MAIN(RunStoreTest)
#include "run_store_test.moc"
