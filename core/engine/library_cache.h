// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/picture_writer.h"
#include "core/library/library.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace seedbed {

// A library that jobs put their pictures into.
struct OpenLibrary {
    explicit OpenLibrary(const std::filesystem::path& folder);  // throws as Library, PictureWriter

    Library library;
    PictureWriter writer;  // into library.images_folder()
};
using OpenLibraryPtr = std::shared_ptr<OpenLibrary>;

// Keeps the library used last, so that a run does not open it for each picture. Lives on the engine
// thread.
class LibraryCache {
 public:
    // Opens or makes it; again when its index was replaced meanwhile (rebuilt, deleted). Throws as
    // OpenLibrary.
    OpenLibraryPtr get(const std::string& folder);

 private:
    std::string folder_;
    std::pair<std::uint64_t, std::uint64_t> index_{};  // device and inode of its index
    OpenLibraryPtr current_;
};

}  // namespace seedbed
