// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace seedbed {

// A regular file mapped read-only. Whatever aliases its bytes keeps the shared pointer. Another
// process that shortens the file meanwhile makes reads beyond its new end fatal (SIGBUS), as with
// every mmap.
class MappedFile {
 public:
    // Throws Error: FileNotFound, PermissionDenied, IoFailure, FileFormat (an empty file, a folder,
    // a device).
    static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }
    std::span<const std::byte> bytes() const noexcept { return bytes_; }

    // Lets the kernel take back the memory of a part that is not needed for now; reading it again
    // brings it back from the file, unchanged. `part` must lie in bytes().
    void release_pages(std::span<const std::byte> part) const noexcept;
    // Lets the kernel begin to read a part from disk at once, in large pieces, instead of a few
    // pages at a time when they are touched.
    void prefetch(std::span<const std::byte> part) const noexcept;

 private:
    MappedFile(std::filesystem::path path, std::span<const std::byte> bytes);

    std::filesystem::path path_;
    std::span<const std::byte> bytes_;
};

}  // namespace seedbed
