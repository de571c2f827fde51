// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/job.h"

#include <memory>

namespace seedbed {

// Hashes files piece by piece, so that what is more urgent runs between two pieces. A file that
// cannot be read is told in its ModelHashed and does not stop the others. Throws
// Error{InvalidRequest} when none is named.
std::unique_ptr<Job> make_hash_models_job(JobId id, const HashModelsRequest& request);

}  // namespace seedbed
