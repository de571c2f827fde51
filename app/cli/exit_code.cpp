// SPDX-License-Identifier: Apache-2.0
#include "app/cli/exit_code.h"

namespace seedbed {

ExitCode exit_code_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidRequest:
            return ExitCode::Usage;
        case ErrorCode::FileNotFound:
        case ErrorCode::FileFormat:
        case ErrorCode::UnsupportedModel:
            return ExitCode::File;
        case ErrorCode::OutOfMemory:
            return ExitCode::OutOfMemory;
        case ErrorCode::DiskFull:
        case ErrorCode::PermissionDenied:
        case ErrorCode::IoFailure:
            return ExitCode::Disk;
        case ErrorCode::Internal:
            return ExitCode::Internal;
    }
    return ExitCode::Internal;
}

}  // namespace seedbed
