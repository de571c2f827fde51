// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

namespace seedbed {

// What scripts see; `seedbed --help` lists them.
enum class ExitCode {
    Ok = 0,
    Internal = 1,
    Usage = 2,  // a bad option or an invalid request
    File = 3,   // a file or a model: missing, broken, unknown
    OutOfMemory = 4,
    Disk = 5,     // disk full, no permission, failed to read or write
    Partial = 6,  // part of the work failed, the rest is done
    Interrupted = 130,
};

ExitCode exit_code_of(ErrorCode code);

}  // namespace seedbed
