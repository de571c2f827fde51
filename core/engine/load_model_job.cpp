// SPDX-License-Identifier: Apache-2.0
#include "core/engine/generate_job.h"
#include "core/models/model.h"
#include "core/sampling/grid_run.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace seedbed {
namespace {

// How many seeds to warm up with: those of a default batch where the model is small, fewer where a
// step is dear.
int warm_up_batch(const ModelInfo& info) {
    const std::int64_t side_x = info.native_width / info.latent_factor;
    const std::int64_t side_y = info.native_height / info.latent_factor;
    const auto work = static_cast<std::int64_t>(info.parameters) * side_x * side_y;
    constexpr std::int64_t kSmall = 50'000'000'000;  // well under a second on one core
    return static_cast<int>(std::clamp<std::int64_t>(
        kSmall / std::max<std::int64_t>(1, work), 1, GenerateRequest{}.batch));
}

// Loading and the preview's fit, then one step of a run: at the first call of each shape the
// libraries choose and pack, which is most of the time to a small model's first preview.
class LoadModelJob : public Job {
 public:
    LoadModelJob(JobId id, LoadModelRequest request, ModelCache& models)
        : id_(id), request_(std::move(request)), models_(models) {}

    Status step(const EventSink& emit) override {
        if (!loaded_) {
            loaded_ = models_.get(request_.model, request_.device, request_.dtype);
            emit(ModelReady{id_, loaded_->info()});
            return Status::Boundary;
        }
        loaded_->preview();
        warm_up();
        return Status::Done;
    }

 private:
    void warm_up() const {
        const auto& info = *loaded_->info();
        RunSettings settings;
        settings.steps = 1;
        settings.width = info.native_width;
        settings.height = info.native_height;
        const auto prompt = std::make_shared<const PromptContext>(encode_prompt(
            *loaded_->model(), {}, settings.guidance, settings.width, settings.height));
        std::vector<Seed> seeds;
        for (int i = 0; i < warm_up_batch(info); ++i) seeds.emplace_back(i);
        GridRun(loaded_->model(), prompt, settings, seeds).step();
    }

    JobId id_;
    LoadModelRequest request_;
    ModelCache& models_;
    LoadedModelPtr loaded_;
};

}  // namespace

std::unique_ptr<Job> make_load_model_job(JobId id, LoadModelRequest request, ModelCache& models) {
    return std::make_unique<LoadModelJob>(id, std::move(request), models);
}

}  // namespace seedbed
