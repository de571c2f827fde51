// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/job.h"
#include "core/engine/library_cache.h"
#include "core/engine/model_cache.h"
#include "core/engine/request.h"

#include <memory>

namespace seedbed {

// A grid of settings: cells that differ only in their noise are denoised together, one model after
// the other. Emits what a generate job does, with `image` as the index of the cell; ImageReady with
// `existing` for a cell that the base's library holds already; CellFailed for a cell that cannot be
// made, and goes on with the others. A full disk, and a folder or library that cannot be written,
// fail the whole. The caches outlive the job. Throws as GridPlan.
std::unique_ptr<Job> make_grid_job(JobId id,
                                   GridRequest request,
                                   ModelCache& models,
                                   LibraryCache& libraries);

}  // namespace seedbed
