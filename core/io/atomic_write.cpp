// SPDX-License-Identifier: Apache-2.0
#include "core/io/atomic_write.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace seedbed {
namespace {

// Follows links, so that the file they name is replaced and not the link.
std::filesystem::path resolve(const std::filesystem::path& path) {
    std::error_code error;
    const auto target = std::filesystem::canonical(path, error);
    return error ? path : target;
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// Makes the rename itself durable. File systems that cannot sync a folder say EINVAL, which loses
// nothing.
void sync_folder(const std::filesystem::path& folder) {
    const FileDescriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle) ::fsync(handle.get());
}

// Renames unless the new name is taken; false leaves errno. File systems that cannot do this in one
// step have the name taken first, by an empty file.
bool rename_to_new(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    const FileDescriptor claim(::open(to.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666));
    if (!claim) return false;
    if (std::rename(from.c_str(), to.c_str()) == 0) return true;
    const int error = errno;
    ::unlink(to.c_str());
    errno = error;
    return false;
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path, std::uint64_t expected_bytes)
    : path_(std::move(path)), target_(resolve(path_)), expected_bytes_(expected_bytes) {
    struct stat status {};
    const bool exists = ::stat(target_.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        throw Error(ErrorCode::IoFailure,
                    quote_path(path_) +
                        " is a folder, so no file of that name can be written; choose another.");
    if (exists && !S_ISREG(status.st_mode)) {
        file_ = FileDescriptor(::open(target_.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file_) throw_write_error(errno, path_, expected_bytes_);
        return;
    }
    open_temporary();
}

AtomicFile::~AtomicFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::open_temporary() {
    static std::atomic<unsigned> counter = 0;
    // O_EXCL and another number on a collision: what a killed process left behind is in nobody's
    // way.
    do {
        temporary_ = folder_of(target_) / (".seedbed-" + std::to_string(::getpid()) + "-" +
                                           std::to_string(counter++) + ".tmp");
        file_ = FileDescriptor(
            ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    } while (!file_ && errno == EEXIST);
    if (file_) return;
    temporary_.clear();
    throw_write_error(errno, path_, expected_bytes_);
}

void AtomicFile::write(std::span<const std::byte> bytes) {
    check(static_cast<bool>(file_), "[atomic_file] write after commit");
    write_all(file_.get(), bytes, path_, expected_bytes_);
}

void AtomicFile::finish() {
    if (!temporary_.empty() && ::fsync(file_.get()) != 0)
        throw_write_error(errno, path_, expected_bytes_);
    if (const int error = file_.close(); error != 0)
        throw_write_error(error, path_, expected_bytes_);
}

void AtomicFile::commit() {
    check(static_cast<bool>(file_), "[atomic_file] commit twice");
    finish();
    if (temporary_.empty()) return;
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0)
        throw_write_error(errno, path_, expected_bytes_);
    temporary_.clear();
    sync_folder(folder_of(target_));
}

bool AtomicFile::commit_new(const std::filesystem::path& target) {
    check(!temporary_.empty() && target.parent_path() == path_.parent_path(),
          "[atomic_file] a new name must be in the same folder");
    if (file_) finish();
    if (!rename_to_new(temporary_, target)) {
        if (errno == EEXIST) return false;
        throw_write_error(errno, target, expected_bytes_);
    }
    temporary_.clear();
    sync_folder(folder_of(target));
    return true;
}

void write_file(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    AtomicFile file(path, bytes.size());
    file.write(bytes);
    file.commit();
}

void write_file(const std::filesystem::path& path, std::string_view text) {
    write_file(path, std::as_bytes(std::span(text)));
}

void ensure_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error && std::filesystem::is_directory(folder)) return;
    const auto name = quote_path(folder);
    if (!error || error == std::errc::not_a_directory || error == std::errc::file_exists)
        throw Error(ErrorCode::FileFormat,
                    "The folder " + name +
                        " cannot be made because a file stands in its way; choose another.");
    throw_write_error(error.value(), folder);
}

}  // namespace seedbed
