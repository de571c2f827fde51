// SPDX-License-Identifier: Apache-2.0
// What the readers and writers of this folder share: a descriptor, and errno as an Error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>

namespace seedbed {

// Owns an open file descriptor.
class FileDescriptor {
 public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd) : fd_(fd) {}
    FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~FileDescriptor() { close(); }

    int get() const noexcept { return fd_; }
    explicit operator bool() const noexcept { return fd_ >= 0; }
    int close() noexcept;  // 0 or errno

 private:
    int fd_ = -1;
};

// Opens a regular file for reading. Throws Error: FileNotFound, PermissionDenied, FileFormat (a
// folder or a device), IoFailure.
FileDescriptor open_for_reading(const std::filesystem::path& path);

// Writes all bytes. Throws as throw_write_error; `expected_bytes` as there.
void write_all(int fd,
               std::span<const std::byte> bytes,
               const std::filesystem::path& path,
               std::uint64_t expected_bytes = 0);

// Turns errno of a failed open or read of `path` into an Error.
[[noreturn]] void throw_read_error(int error, const std::filesystem::path& path);

// Turns errno of a failed create, write, sync or rename of `path` into an Error: DiskFull for
// ENOSPC, EDQUOT and EFBIG (with the bytes that are needed, if not 0), PermissionDenied for EACCES,
// EPERM and EROFS, FileNotFound for ENOENT, else IoFailure.
[[noreturn]] void throw_write_error(int error,
                                    const std::filesystem::path& path,
                                    std::uint64_t expected_bytes = 0);

}  // namespace seedbed
