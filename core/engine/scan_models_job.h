// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/job.h"

#include <memory>

namespace seedbed {

// Looks for models: a step is some folders or one file's header. A folder that cannot be read is
// told at the end, a file that is broken in its entry; neither stops the scan. The embedded model
// is always among those found.
std::unique_ptr<Job> make_scan_models_job(JobId id, const ScanModelsRequest& request);

}  // namespace seedbed
