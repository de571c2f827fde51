// SPDX-License-Identifier: Apache-2.0
#include "core/engine/generate_job.h"

#include <utility>

namespace seedbed {
namespace {

class LoadModelJob : public Job {
 public:
    LoadModelJob(JobId id, LoadModelRequest request, ModelCache& models)
        : id_(id), request_(std::move(request)), models_(models) {}

    Status step(const EventSink& emit) override {
        const auto loaded = models_.get(request_.model, request_.device);
        emit(ModelReady{id_, loaded->info()});
        loaded->preview();
        return Status::Done;
    }

 private:
    JobId id_;
    LoadModelRequest request_;
    ModelCache& models_;
};

}  // namespace

std::unique_ptr<Job> make_load_model_job(JobId id, LoadModelRequest request, ModelCache& models) {
    return std::make_unique<LoadModelJob>(id, std::move(request), models);
}

}  // namespace seedbed
