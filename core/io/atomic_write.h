// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/posix_file.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace seedbed {

// A file that appears under its name only when it is whole: written beside it under a temporary
// name, synced, then renamed. A link is followed; a device (/dev/null) is written to directly. All
// throw Error: DiskFull, PermissionDenied (also a read-only file system), FileNotFound (no such
// folder), IoFailure.
class AtomicFile {
 public:
    // `expected_bytes`, where known, only makes the DiskFull message say how much room is needed.
    explicit AtomicFile(std::filesystem::path path, std::uint64_t expected_bytes = 0);
    ~AtomicFile();  // without commit() nothing remains
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void commit();
    // Commits under another name in the same folder, but only if nothing has that name yet: false,
    // and another name may be tried. Of several programs only one gets a name.
    bool commit_new(const std::filesystem::path& target);

 private:
    void open_temporary();
    void finish();

    std::filesystem::path path_;  // as the caller named it, for messages
    std::filesystem::path target_;
    std::filesystem::path temporary_;  // empty when written directly or committed
    FileDescriptor file_;
    std::uint64_t expected_bytes_ = 0;
};

// Writes a whole file through AtomicFile.
void write_file(const std::filesystem::path& path, std::span<const std::byte> bytes);
void write_file(const std::filesystem::path& path, std::string_view text);

// Makes a folder and its parents; one that exists is fine. Throws Error: PermissionDenied,
// DiskFull, FileFormat when a file stands in the way, IoFailure.
void ensure_folder(const std::filesystem::path& folder);

}  // namespace seedbed
