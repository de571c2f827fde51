// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

namespace seedbed {

std::string_view to_string(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidRequest:
            return "invalid_request";
        case ErrorCode::FileNotFound:
            return "file_not_found";
        case ErrorCode::FileFormat:
            return "file_format";
        case ErrorCode::UnsupportedModel:
            return "unsupported_model";
        case ErrorCode::OutOfMemory:
            return "out_of_memory";
        case ErrorCode::DiskFull:
            return "disk_full";
        case ErrorCode::PermissionDenied:
            return "permission_denied";
        case ErrorCode::IoFailure:
            return "io_failure";
        case ErrorCode::Internal:
            return "internal";
    }
    return "internal";
}

}  // namespace seedbed
