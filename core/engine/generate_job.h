// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/engine/job.h"
#include "core/engine/library_cache.h"
#include "core/engine/model_cache.h"
#include "core/engine/request.h"

#include <memory>

namespace seedbed {

// One prompt over many seeds, in batches: load and encode, then per batch its denoising steps and,
// picture by picture, decoding and writing. A batch's end is a boundary. The caches outlive the
// job. Throws as validate().
std::unique_ptr<Job> make_generate_job(JobId id,
                                       GenerateRequest request,
                                       ModelCache& models,
                                       LibraryCache& libraries);

// Loads a model, fits its preview and warms up, so that the next run starts at once.
std::unique_ptr<Job> make_load_model_job(JobId id, LoadModelRequest request, ModelCache& models);

}  // namespace seedbed
