// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace seedbed {

// What kind of thing went wrong in the world. Widgets map a code to translated text; the detail is
// plain English and names the file, the field, the value and the remedy.
enum class ErrorCode {
    InvalidRequest,  // a field of a request: seeds, size, steps, prompt …
    FileNotFound,    // a file or folder that should be there is not
    FileFormat,  // a file is there but is not what it claims: truncated, overlapping, bad JSON …
    UnsupportedModel,  // a well-formed model that we do not know how to run
    OutOfMemory,       // the work does not fit; the detail says what would
    DiskFull,
    PermissionDenied,
    IoFailure,  // any other failure of reading or writing
    Internal,   // a bug of ours, or of a library
};

// The stable, machine-readable name of a code: "invalid_request", "disk_full" …
std::string_view to_string(ErrorCode code);

// An error of the world. Thrown inside core, caught once at the job boundary.
class Error : public std::runtime_error {
 public:
    Error(ErrorCode code, const std::string& detail) : std::runtime_error(detail), code_(code) {}
    ErrorCode code() const noexcept { return code_; }

 private:
    ErrorCode code_;
};

// A bug of ours: a broken precondition or invariant.
class LogicError : public std::logic_error {
 public:
    using std::logic_error::logic_error;
};

// Throws LogicError{message} unless `condition` holds.
inline void check(bool condition, std::string_view message) {
    if (!condition) throw LogicError(std::string(message));
}

}  // namespace seedbed
