// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace seedbed {

// One picture of one run.
struct CellId {
    JobId job;
    int image = 0;  // index into the run's seeds
    auto operator<=>(const CellId&) const = default;
};

// What is kept of one picture.
struct StoredCell {
    struct Step {
        ImagePtr preview;            // null when let go or never sent
        AttentionStepPtr attention;  // null when let go or never captured
    };
    struct Abandoned {
        int step = 0;  // 1-based: after which it was given up
        double overlap = 0;
    };
    Seed seed;
    NoiseRecipe recipe;  // what varies the seed's noise; plain for most
    ImagePtr picture;    // null until it is done
    ImageRecordPtr record;
    std::vector<Step> steps;             // by step; grows as they arrive
    int steps_total = 0;                 // 0 until the first step
    bool history_gone = false;           // all but the newest step were let go to save memory
    std::optional<Abandoned> abandoned;  // by the run's rule: no picture will come

    const Step* newest() const { return steps.empty() ? nullptr : &steps.back(); }
};

// One run of a prompt over its seeds.
struct StoredRun {
    JobId job;
    GenerateRequest request;
    ModelInfoPtr model;                             // null while the model was not loaded yet
    std::shared_ptr<const TokenizedPrompt> prompt;  // null while there was no tokenizer yet
    std::vector<StoredCell> cells;                  // in the order of request.seeds
};

// Pictures, previews and step histories of the session, within a memory budget: where it is
// exceeded, the histories looked at longest ago shrink to their newest step. Pictures are always
// kept. GUI thread only.
class RunStore {
 public:
    explicit RunStore(std::size_t budget_bytes = std::size_t{1} << 30U) : budget_(budget_bytes) {}

    // Throws LogicError when the job is known already.
    void addRun(JobId job, const GenerateRequest& request, ModelInfoPtr model);
    // A model that was loaded after the run was queued: gives the run its tokens.
    void setModel(JobId job, ModelInfoPtr model);
    // All ignore jobs that are not runs, and pictures that the run does not have.
    void addStep(const StepReady& event);
    void addImage(const ImageReady& event);
    void abandon(const ImageAbandoned& event);

    const StoredRun* run(JobId job) const;
    const StoredCell* cell(CellId id) const;  // null for an unknown cell
    // Marks a cell as looked at: its history is kept longest.
    void touch(CellId id);
    // Lets a cell's history be dropped although its picture will never be finished.
    void release(JobId job);

    std::size_t bytes() const { return bytes_; }
    std::size_t budget() const { return budget_; }

    // The run that captured more for the same seed (every layer and head, or a history let go); the
    // cell itself when there is none.
    void setDetail(CellId cell, JobId detail) { detail_[cell] = CellId{detail, 0}; }
    CellId detailOf(CellId cell) const;

 private:
    struct Keep {
        std::uint64_t stamp = 0;
        std::size_t bytes = 0;  // of the steps
        bool may_shrink = false;
    };
    StoredCell* find(CellId id);
    void restamp(CellId id);
    void shrinkToBudget();
    void shrink(CellId id);

    std::size_t budget_;
    std::size_t bytes_ = 0;
    std::uint64_t clock_ = 0;
    std::map<JobId, StoredRun> runs_;
    std::map<CellId, Keep> keep_;
    std::set<std::pair<std::uint64_t, CellId>> oldest_;  // cells whose history may shrink
    std::map<CellId, CellId> detail_;
};

}  // namespace seedbed
