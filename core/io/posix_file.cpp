// SPDX-License-Identifier: Apache-2.0
#include "core/io/posix_file.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace seedbed {
namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

std::string disk_full_detail(const std::filesystem::path& path, std::uint64_t expected_bytes) {
    auto detail = quote_path(path) + " could not be written because the disk is full";
    if (expected_bytes != 0) detail += " (it needs " + std::to_string(expected_bytes) + " bytes)";
    return detail + "; free some space or choose another folder.";
}

}  // namespace

int FileDescriptor::close() noexcept {
    if (fd_ < 0) return 0;
    return ::close(std::exchange(fd_, -1)) == 0 ? 0 : errno;
}

void throw_read_error(int error, const std::filesystem::path& path) {
    const auto name = quote_path(path);
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            throw Error(ErrorCode::FileNotFound, name + " does not exist; check its path.");
        case EACCES:
        case EPERM:
            throw Error(ErrorCode::PermissionDenied,
                        name + " may not be read; change its permissions or choose another file.");
        default:
            throw Error(ErrorCode::IoFailure, name + " could not be read: " + reason(error) + ".");
    }
}

void throw_write_error(int error, const std::filesystem::path& path, std::uint64_t expected_bytes) {
    const auto name = quote_path(path);
    switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            throw Error(ErrorCode::DiskFull, disk_full_detail(path, expected_bytes));
        case EACCES:
        case EPERM:
        case EROFS:
            throw Error(ErrorCode::PermissionDenied,
                        name + " may not be written (" + reason(error) +
                            "); choose a folder that you may write to.");
        case ENOENT:
        case ENOTDIR:
            throw Error(ErrorCode::FileNotFound,
                        name +
                            " cannot be written because its folder does not exist; make the "
                            "folder or choose another.");
        default:
            throw Error(ErrorCode::IoFailure,
                        name + " could not be written: " + reason(error) + ".");
    }
}

FileDescriptor open_for_reading(const std::filesystem::path& path) {
    // O_NONBLOCK: opening a named pipe must fail below, not wait for a writer.
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file) throw_read_error(errno, path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) throw_read_error(errno, path);
    if (S_ISREG(status.st_mode)) return file;
    throw Error(ErrorCode::FileFormat,
                quote_path(path) + (S_ISDIR(status.st_mode) ? " is a folder" : " is a device") +
                    ", but a file is needed; choose a file.");
}

void write_all(int fd,
               std::span<const std::byte> bytes,
               const std::filesystem::path& path,
               std::uint64_t expected_bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_write_error(errno, path, expected_bytes);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

}  // namespace seedbed
