// SPDX-License-Identifier: Apache-2.0
#include "core/engine/abandon.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/engine/generate_runs.h"

#include <QtTest>

#include <map>
#include <set>

namespace seedbed {

// Seeds that are given up when their words overlap.
class GenerateAbandonTest : public QObject {
    Q_OBJECT

    static constexpr int kSeeds = 4, kSteps = 4;

    GenerateRuns runs_;
    std::map<int, double> overlaps_;  // of each picture after step 2
    double middle_ = 0;               // half of the pictures are above

    static GenerateRequest plain(int batch) {
        auto request = small_run(kSeeds, batch);
        request.steps = kSteps;
        return request;
    }
    GenerateRequest with_rule(int batch, double threshold, int step = 2) const {
        auto request = plain(batch);
        request.abandon = AbandonRule{{"cube", "sphere"}, OverlapMeasure::Cosine, threshold, step};
        return request;
    }
    std::set<int> above(double threshold) const {
        std::set<int> found;
        for (const auto& [image, overlap] : overlaps_)
            if (overlap > threshold) found.insert(image);
        return found;
    }
    static std::set<int> abandoned(const Outcome& outcome) {
        std::set<int> found;
        for (const auto& event : outcome.all<ImageAbandoned>()) found.insert(event.image);
        return found;
    }

 private Q_SLOTS:
    // The overlaps as anyone computes them from the maps that a run without the rule sends.
    void initTestCase() {
        const auto outcome = runs_.run(plain(1));
        const auto model = outcome.all<ModelReady>()[0].model;
        const auto prompt = model->tokenizer->tokenize(plain(1).prompt);
        const auto cube = find_phrase(prompt, "cube");
        const auto sphere = find_phrase(prompt, "sphere");
        std::vector<double> sorted;
        for (const auto& step : outcome.all<StepReady>()) {
            if (step.step != 1) continue;
            const auto a = merge_tokens(step.attention->average, cube);
            const auto b = merge_tokens(step.attention->average, sphere);
            sorted.push_back(overlaps_[step.image] = cosine(a, b));
        }
        std::sort(sorted.begin(), sorted.end());
        middle_ = (sorted[kSeeds / 2 - 1] + sorted[kSeeds / 2]) / 2;
        QVERIFY(sorted.front() < middle_ && middle_ < sorted.back());
    }

    void theRightSeedsAreGivenUp_data() {
        QTest::addColumn<int>("batch");
        QTest::newRow("alone") << 1;
        QTest::newRow("in batches of 3") << 3;
        QTest::newRow("together") << kSeeds;
    }
    void theRightSeedsAreGivenUp() {
        QFETCH(int, batch);
        const auto outcome = runs_.run(with_rule(batch, middle_));
        QCOMPARE(abandoned(outcome), above(middle_));
        for (const auto& event : outcome.all<ImageAbandoned>()) {
            QCOMPARE(event.step, 2);
            QVERIFY(std::abs(event.overlap - overlaps_.at(event.image)) < 1e-3);
        }
        std::map<int, int> steps;
        for (const auto& event : outcome.all<StepReady>()) ++steps[event.image];
        std::set<int> finished;
        for (const auto& event : outcome.all<ImageReady>()) {
            finished.insert(event.image);
            QCOMPARE(event.record->seed, Seed(event.image));
        }
        for (int image = 0; image < kSeeds; ++image) {
            const bool gone = above(middle_).contains(image);
            QCOMPARE(steps[image], gone ? 2 : kSteps);
            QCOMPARE(finished.contains(image), !gone);
        }
    }

    void theOthersComeOutAsWithoutTheRule_data() {
        QTest::addColumn<int>("sampler");
        for (const auto sampler : {Sampler::EulerAncestral, Sampler::DpmPp2m})
            QTest::newRow(std::string(to_string(sampler)).c_str()) << static_cast<int>(sampler);
    }
    void theOthersComeOutAsWithoutTheRule() {
        QFETCH(int, sampler);
        for (const int batch : {1, kSeeds}) {
            auto request = plain(batch);
            request.sampler = static_cast<Sampler>(sampler);
            const auto whole = runs_.run(request).pictures();
            request.abandon = with_rule(batch, middle_).abandon;
            for (const auto& ready : runs_.run(request).all<ImageReady>()) {
                const auto& wanted = *whole.at(ready.image);
                const int difference = largest_difference(*ready.picture, wanted);
                QVERIFY2(difference <= (batch == 1 ? 0 : 1),
                         qPrintable(QString::number(difference)));
            }
        }
    }

    void progressCountsWhatIsLeft() {
        const auto outcome = runs_.run(with_rule(3, middle_));
        const int gone = static_cast<int>(above(middle_).size());
        const auto all = outcome.all<Progress>();
        QCOMPARE(all.front().total, kSeeds * kSteps);
        const auto last = all.back();
        QCOMPARE(last.total, kSeeds * kSteps - gone * (kSteps - 2));
        QCOMPARE(last.done, last.total);
        QCOMPARE(last.images_total, kSeeds - gone);
        QCOMPARE(last.images_done, last.images_total);
    }

    void allMayBeGivenUp() {
        for (const int batch : {1, 3}) {
            const auto outcome = runs_.run(with_rule(batch, 0));
            QCOMPARE(outcome.all<ImageAbandoned>().size(), std::size_t{kSeeds});
            QVERIFY(outcome.all<ImageReady>().empty());
            QCOMPARE(outcome.all<Progress>().back().done, outcome.all<Progress>().back().total);
            QCOMPARE(outcome.all<Progress>().back().images_total, 0);
        }
    }

    void noneNeedBe() {
        const auto outcome = runs_.run(with_rule(3, 1e9));
        QVERIFY(outcome.all<ImageAbandoned>().empty());
        QCOMPARE(outcome.all<ImageReady>().size(), std::size_t{kSeeds});
    }

    void theLastStepCountsToo() {
        const auto outcome = runs_.run(with_rule(kSeeds, 0, kSteps));
        QCOMPARE(outcome.all<ImageAbandoned>().size(), std::size_t{kSeeds});
        QCOMPARE(outcome.all<StepReady>().size(), std::size_t{kSeeds * kSteps});
        QVERIFY(outcome.all<ImageReady>().empty());
    }

    void itNeedsNoCapture() {
        auto request = with_rule(kSeeds, middle_);
        request.capture = Capture::None;
        const auto outcome = runs_.run(request);
        QCOMPARE(abandoned(outcome), above(middle_));
        for (const auto& event : outcome.all<StepReady>()) QVERIFY(!event.attention);
    }

    void captureEverythingGoesOnWithFewerRows() {
        auto request = with_rule(kSeeds, middle_);
        request.capture = Capture::Everything;
        const auto outcome = runs_.run(request);
        QCOMPARE(outcome.all<ImageReady>().size(), kSeeds - above(middle_).size());
        const auto layers = outcome.all<ModelReady>()[0].model->layers.size();
        for (const auto& event : outcome.all<StepReady>())
            QCOMPARE(event.attention->layers.size(), layers);
    }

    void ofSeveralPhrasesTheClosestPairCounts() {
        const auto outcome = runs_.run(plain(1));
        const auto prompt =
            outcome.all<ModelReady>()[0].model->tokenizer->tokenize(plain(1).prompt);
        const auto& step = *outcome.all<StepReady>()[0].attention;
        const auto overlap = [&](std::vector<std::string> phrases) {
            return AbandonCheck({std::move(phrases), OverlapMeasure::Separate, 0, 1}, prompt)
                .overlap(step);
        };
        const double all = overlap({"red cube", "blue", "sphere"});
        QCOMPARE(all,
                 std::max({overlap({"red cube", "blue"}),
                           overlap({"red cube", "sphere"}),
                           overlap({"blue", "sphere"})}));
        QVERIFY(all > 0);
    }

    void aPhraseThatThePromptLacksFailsBeforeAnyStep() {
        auto request = with_rule(1, 0.5);
        request.abandon->phrases = {"cube", "pyramid"};
        VERIFY_ERROR(runs_.run(request), ErrorCode::InvalidRequest, "pyramid");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateAbandonTest)
#include "generate_abandon_test.moc"
