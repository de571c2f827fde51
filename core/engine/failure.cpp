// SPDX-License-Identifier: Apache-2.0
#include "core/engine/failure.h"

#include <c10/util/Exception.h>

#include <exception>
#include <new>
#include <string_view>

namespace seedbed {
namespace {

std::string first_line(std::string_view text) {
    return std::string(text.substr(0, text.find('\n')));
}

// torch's CPU allocator reports a failed allocation as a plain c10::Error.
bool is_allocation_failure(std::string_view message) {
    return message.find("DefaultCPUAllocator") != message.npos ||
           message.find("out of memory") != message.npos;
}

}  // namespace

Failure describe_current_exception() {
    static constexpr char kNoMemory[] = "There is not enough free memory for this work.";
    try {
        throw;
    } catch (const Error& error) {
        return {error.code(), error.what()};
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory, kNoMemory};
    } catch (const c10::OutOfMemoryError&) {
        return {ErrorCode::OutOfMemory, kNoMemory};
    } catch (const c10::Error& error) {
        if (is_allocation_failure(error.what_without_backtrace()))
            return {ErrorCode::OutOfMemory, kNoMemory};
        return {ErrorCode::Internal, first_line(error.what_without_backtrace())};
    } catch (const std::exception& error) {
        return {ErrorCode::Internal, first_line(error.what())};
    } catch (...) {
        return {ErrorCode::Internal, "An exception of unknown type was thrown."};
    }
}

}  // namespace seedbed
