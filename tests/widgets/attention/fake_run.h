// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/attention/attention_state.h"
#include "widgets/fake_engine.h"

#include <memory>
#include <string>

namespace seedbed {

// A store with one run of "a red cube and a blue sphere" over seeds 5 and 6, made of fakes. Tokens:
// start 0, a 1, red 2, cube 3, and 4, a 5, blue 6, sphere 7, end 8, padding 9 … 23.
class FakeRun {
 public:
    explicit FakeRun(std::size_t budget = std::size_t{1} << 30U) : store(budget) {
        store.addRun(first.job, request(), fakeModel());
    }

    static GenerateRequest request() {
        GenerateRequest result;
        result.prompt = "a red cube and a blue sphere";
        result.seeds = parse_seed_list("5, 6");
        result.width = result.height = 128;
        result.steps = 8;
        return result;
    }

    void addStep(CellId cell, int step, int steps, bool everything = false) {
        const Seed seed = store.cell(cell)->seed;
        store.addStep({cell.job,
                       cell.image,
                       step,
                       steps,
                       fakePicture(seed, 64, (step + 1.0) / steps),
                       fakeAttention(seed, step, steps, 24, everything)});
    }
    void finish(CellId cell, int steps, bool everything = false) {
        for (int step = 0; step < steps; ++step) addStep(cell, step, steps, everything);
        auto record = std::make_shared<ImageRecord>();
        record->request = store.run(cell.job)->request;
        record->seed = store.cell(cell)->seed;
        record->seconds = 2;
        store.addImage({cell.job, cell.image, fakePicture(record->seed, 128, 1), record});
    }
    // What "render again" brings: a run of the cell's seed with every layer and head.
    void capture(CellId cell, JobId job, int steps) {
        GenerateRequest again = request();
        again.seeds = {store.cell(cell)->seed};
        store.addRun(job, again, fakeModel());
        store.setDetail(cell, job);
        finish({job, 0}, steps, true);
    }
    void watch(std::initializer_list<const char*> names) {
        for (const char* name : names)
            words.toggle({WatchedWord::Kind::Word, QString::fromLatin1(name), 0, 0});
    }
    static WatchedWord word(const char* name) {
        return {WatchedWord::Kind::Word, QString::fromLatin1(name), 0, 0};
    }
    // The map that the fakes give these tokens, straight from the event.
    static std::vector<float> mapOf(Seed seed, int step, int steps, std::vector<int> tokens) {
        return merge_tokens(fakeAttention(seed, step, steps, 24, false)->average, tokens);
    }

    const CellId first{JobId{1}, 0};
    const CellId second{JobId{1}, 1};
    RunStore store;
    WatchedWords words;
};

}  // namespace seedbed
