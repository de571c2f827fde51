// SPDX-License-Identifier: Apache-2.0
#include "core/engine/library_cache.h"

#include <sys/stat.h>

namespace seedbed {
namespace {

std::pair<std::uint64_t, std::uint64_t> identity(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return {};
    return {status.st_dev, status.st_ino};
}

}  // namespace

OpenLibrary::OpenLibrary(const std::filesystem::path& folder)
    : library(folder), writer(library.images_folder()) {}

OpenLibraryPtr LibraryCache::get(const std::string& folder) {
    const auto index = std::filesystem::path(folder) / "library.sqlite";
    if (current_ && folder == folder_ && identity(index) == index_) return current_;
    current_.reset();
    current_ = std::make_shared<OpenLibrary>(folder);
    folder_ = folder;
    index_ = identity(index);
    return current_;
}

}  // namespace seedbed
