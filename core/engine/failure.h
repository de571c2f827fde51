// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <string>

namespace seedbed {

struct Failure {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
};

// The error boundary of the engine: what the exception in flight means for a person. Call inside a
// catch block. Error keeps its code; std::bad_alloc and torch's allocation failures become
// OutOfMemory; anything else is Internal with the first line of what().
Failure describe_current_exception();

}  // namespace seedbed
