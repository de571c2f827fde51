// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/image.h"
#include "core/base/seed.h"
#include "core/io/png.h"

#include <filesystem>

namespace seedbed {

// Writes numbered pictures into a folder: 00012-42.png is the 13th, with seed 42. No file is ever
// overwritten, nor by two programs that write into one folder.
class PictureWriter {
 public:
    // Makes the folder if needed and looks for its next free number. Throws Error when nothing can
    // be written there: FileFormat, PermissionDenied, DiskFull, IoFailure.
    explicit PictureWriter(std::filesystem::path folder);

    // Returns the new file's path. Throws Error{DiskFull, PermissionDenied, IoFailure}; then no
    // part of the file remains.
    std::filesystem::path write(const Image& picture, Seed seed, const PngText& text);

 private:
    std::filesystem::path next_path(Seed seed) const;

    std::filesystem::path folder_;
    unsigned next_ = 0;
};

}  // namespace seedbed
