// SPDX-License-Identifier: Apache-2.0
#include "core/engine/make_engine.h"

#include "core/engine/engine.h"
#include "core/engine/generate_job.h"
#include "core/engine/grid_job.h"
#include "core/engine/hash_models_job.h"
#include "core/engine/library_cache.h"
#include "core/engine/model_cache.h"
#include "core/engine/noise_check.h"
#include "core/engine/reproduce.h"
#include "core/engine/scan_models_job.h"
#include "core/engine/unload_model_job.h"

#include <ATen/Parallel.h>

namespace seedbed {
namespace {

class ModelJobs : public JobFactory {
 public:
    explicit ModelJobs(const EngineOptions& options) {
        if (options.threads > 0) at::set_num_threads(options.threads);
    }

    std::unique_ptr<Job> make(JobId id, const Request& request) override {
        return std::visit([&](const auto& each) { return make(id, each); }, request);
    }

    void free_memory() override { models_.free_memory(); }

 private:
    std::unique_ptr<Job> make(JobId id, const GenerateRequest& request) {
        return make_generate_job(id, request, models_, libraries_);
    }
    std::unique_ptr<Job> make(JobId id, const LoadModelRequest& request) {
        return make_load_model_job(id, request, models_);
    }
    std::unique_ptr<Job> make(JobId id, const GridRequest& request) {
        return make_grid_job(id, request, models_, libraries_);
    }
    std::unique_ptr<Job> make(JobId id, const NoiseCheckRequest&) {
        return make_noise_check_job(id);
    }
    std::unique_ptr<Job> make(JobId id, const ScanModelsRequest& request) {
        return make_scan_models_job(id, request);
    }
    std::unique_ptr<Job> make(JobId id, const HashModelsRequest& request) {
        return make_hash_models_job(id, request);
    }
    std::unique_ptr<Job> make(JobId id, const UnloadModelRequest&) {
        return make_unload_model_job(id, models_);
    }
    std::unique_ptr<Job> make(JobId id, const ReproduceRequest& request) {
        return make_reproduce_job(id, request, models_, libraries_);
    }

    ModelCache models_;
    LibraryCache libraries_;
};

}  // namespace

std::unique_ptr<EngineInterface> make_engine(const EngineOptions& options) {
    return std::make_unique<Engine>([options] { return std::make_unique<ModelJobs>(options); });
}

}  // namespace seedbed
