// SPDX-License-Identifier: Apache-2.0
#include "core/engine/make_engine.h"

#include "core/engine/engine.h"
#include "core/engine/generate_job.h"
#include "core/engine/model_cache.h"

#include <ATen/Parallel.h>

namespace seedbed {
namespace {

class ModelJobs : public JobFactory {
 public:
    explicit ModelJobs(const EngineOptions& options) {
        if (options.threads > 0) at::set_num_threads(options.threads);
    }

    std::unique_ptr<Job> make(JobId id, const Request& request) override {
        if (const auto* load = std::get_if<LoadModelRequest>(&request))
            return make_load_model_job(id, *load, models_);
        return make_generate_job(id, std::get<GenerateRequest>(request), models_);
    }

    void free_memory() override { models_.free_memory(); }

 private:
    ModelCache models_;
};

}  // namespace

std::unique_ptr<EngineInterface> make_engine(const EngineOptions& options) {
    return std::make_unique<Engine>([options] { return std::make_unique<ModelJobs>(options); });
}

}  // namespace seedbed
