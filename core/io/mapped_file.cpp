// SPDX-License-Identifier: Apache-2.0
#include "core/io/mapped_file.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/posix_file.h"

#include <cerrno>
#include <cstdint>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace seedbed {
namespace {

// Whole pages, outwards: neighbours that lose theirs get them back in the same way.
void advise(std::span<const std::byte> part, int advice) noexcept {
    if (part.empty()) return;
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(part.data()) / page * page;
    const auto end = reinterpret_cast<std::uintptr_t>(part.data()) + part.size();
    ::madvise(reinterpret_cast<void*>(begin), end - begin, advice);
}

}  // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const auto file = open_for_reading(path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) throw_read_error(errno, path);
    if (status.st_size == 0)
        throw Error(ErrorCode::FileFormat,
                    quote_path(path) + " is empty; download or copy it again.");
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (address == MAP_FAILED) throw_read_error(errno, path);
    return std::shared_ptr<const MappedFile>(
        new MappedFile(path, {static_cast<const std::byte*>(address), size}));
}

MappedFile::MappedFile(std::filesystem::path path, std::span<const std::byte> bytes)
    : path_(std::move(path)), bytes_(bytes) {}

MappedFile::~MappedFile() {
    ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

void MappedFile::release_pages(std::span<const std::byte> part) const noexcept {
    advise(part, MADV_DONTNEED);
}

void MappedFile::prefetch(std::span<const std::byte> part) const noexcept {
    advise(part, MADV_WILLNEED);
}

}  // namespace seedbed
