// SPDX-License-Identifier: Apache-2.0
#include "core/engine/unload_model_job.h"

#include "core/engine/model_cache.h"

namespace seedbed {
namespace {

class UnloadModelJob : public Job {
 public:
    UnloadModelJob(JobId id, ModelCache& models) : id_(id), models_(models) {}

    Status step(const EventSink& emit) override {
        models_.drop();
        emit(ModelUnloaded{id_});
        return Status::Done;
    }

 private:
    JobId id_;
    ModelCache& models_;
};

}  // namespace

std::unique_ptr<Job> make_unload_model_job(JobId id, ModelCache& models) {
    return std::make_unique<UnloadModelJob>(id, models);
}

}  // namespace seedbed
