// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine_interface.h"

#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace seedbed {

// An engine that only remembers what it was asked for; a test sends the events. Pictures and maps
// are drawn from the seed, so that cells differ. Safe from any thread, as the real one.
class FakeEngine : public EngineInterface {
 public:
    struct Call {
        enum class Kind { Cancel, Pause, Resume, Move };
        Kind kind;
        JobId job;
        CancelMode mode = CancelMode::Now;
        int position = 0;
    };

    void set_sink(EventSink sink) override;
    JobId submit(Request request) override;  // emits nothing by itself
    void cancel(JobId job, CancelMode mode) override;
    void pause(JobId job) override;
    void resume(JobId job) override;
    void move(JobId job, int position) override;

    // What was asked for so far.
    std::vector<std::pair<JobId, Request>> requests() const;
    std::vector<Call> calls() const;
    JobId lastJob() const;

    void send(const Event& event) const;
    // Queued and Started of the job submitted last.
    JobId startLast() const;
    // The model's events of the job submitted last, which loaded it.
    void finishLoad(const ModelInfoPtr& model) const;
    // A scan's events: everything that is there, and what of it is new to who asked; the device has
    // `free_bytes` of memory.
    void finishScan(JobId job,
                    const std::vector<ModelEntry>& entries,
                    std::uint64_t free_bytes = 10'000'000'000) const;
    // StepReady for one picture of a run, or one cell of a grid.
    void sendStep(JobId job, int image, int step, int steps, bool everything = false) const;
    // ImageReady; existing: the library had it already, under `picture`.
    void sendImage(JobId job, int image, bool existing = false, PictureId picture = 0) const;
    // Progress after `steps_done` of each picture's steps.
    void sendProgress(JobId job, int done, int total, int images_done, int images_total) const;

 private:
    Request anyRequestOf(JobId job) const;
    // What one picture of a run, or one cell of a grid, is made of: one seed, one recipe or none.
    GenerateRequest requestOf(JobId job, int image) const;

    mutable std::mutex mutex_;
    EventSink sink_;
    std::vector<std::pair<JobId, Request>> requests_;
    std::vector<Call> calls_;
};

// A model of three layers whose tokenizer takes each word for one token, and words of more than
// nine letters for two.
ModelInfoPtr fakeModel();
// A picture that depends on the seed and sharpens towards step == steps.
ImagePtr fakePicture(Seed seed, int side, double sharpness);
// The same with the seed's noise mixed by a recipe: things move smoothly from place to place.
ImagePtr fakePicture(Seed seed, const NoiseRecipe& recipe, int side, double sharpness);
AttentionStepPtr fakeAttention(Seed seed, int step, int steps, int tokens, bool everything);

}  // namespace seedbed
