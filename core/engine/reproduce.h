// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/engine/job.h"
#include "core/engine/library_cache.h"
#include "core/engine/model_cache.h"

#include <memory>

namespace seedbed {

// Renders what reproduce_candidates() lists, one after the other in the exact mode, and compares
// each with the picture: ReproducePlanned, ReproduceTried for each, Reproduced. Ends early when one
// gives the very picture. Settings that cannot be rendered are told of and passed over; the job
// fails only where none can be. A picture of another size than its settings say was enlarged after
// it was made: it is compared in the size that was made. The end of a rendering is a boundary.
// Throws Error{InvalidRequest} for a picture that does not tell how it was made.
std::unique_ptr<Job> make_reproduce_job(JobId id,
                                        ReproduceRequest request,
                                        ModelCache& models,
                                        LibraryCache& libraries);

}  // namespace seedbed
