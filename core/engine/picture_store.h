// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/event.h"
#include "core/engine/library_cache.h"

#include <optional>

namespace seedbed {

// Where the pictures of a run go: to a folder, to a library, or nowhere.
class PictureStore {
 public:
    // Opens what the request names. Throws Error, before any work, when nothing can be written
    // there: as PictureWriter and Library; PermissionDenied for a library that is read-only.
    PictureStore(const GenerateRequest& request, LibraryCache& libraries);

    // Writes a picture with its settings and sets the record's path and its id in the library.
    // Throws as PictureWriter::write. A picture that cannot be indexed stays a file, which the
    // library takes in when it is opened next; that is logged.
    void keep(const Image& picture, ImageRecord& record);

 private:
    PictureId index(const ImageRecord& record);

    LibraryCache& libraries_;
    std::string folder_;  // of the library; empty = none
    OpenLibraryPtr library_;
    std::optional<PictureWriter> writer_;
};

}  // namespace seedbed
