// SPDX-License-Identifier: Apache-2.0
// Stands in for cuda_backend.cpp in a build without CUDA.
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/kernels/cuda_backend.h"

namespace seedbed {

bool cuda_available() {
    static const bool available = [] {
        log(LogLevel::Info, "built without CUDA: running on the CPU");
        return false;
    }();
    return available;
}

void load_cuda_backend() {
    throw Error(ErrorCode::UnsupportedModel,
                "this Seedbed was built without CUDA: run with --device cpu, or build with "
                "-DSEEDBED_CUDA=ON");
}

}  // namespace seedbed
