// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/job.h"

#include <memory>

namespace seedbed {

class ModelCache;

// Lets go of the loaded model. `models` must outlive the job.
std::unique_ptr<Job> make_unload_model_job(JobId id, ModelCache& models);

}  // namespace seedbed
