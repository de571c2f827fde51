// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/seed_shelf.h"

#include <filesystem>
#include <optional>
#include <string>

namespace seedbed {

// DIR/shelf.json, read again when another program has written it.
class ShelfFile {
 public:
    explicit ShelfFile(const std::filesystem::path& folder);

    // What the file holds; empty where there is none. Throws Error: FileFormat naming the file and
    // the field, PermissionDenied, IoFailure.
    const Shelf& read();
    // Writes what changed from the shelf that was read last to `shelf` into what the file holds
    // now. The caller keeps other programs out meanwhile. Throws Error as read and write_file;
    // InvalidRequest for a bad tag key or an empty name.
    void write(const Shelf& shelf);

 private:
    struct Stamp {
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        std::uint64_t inode = 0;
        std::int64_t bytes = -1;  // no file
        bool operator==(const Stamp&) const = default;
    };
    Stamp stamp() const;

    std::filesystem::path path_;
    Stamp read_at_;
    Shelf shelf_;
};

// `theirs` with the changes that lead from `base` to `mine`. Favourites are known by seed and
// noise, tag keys by letter, searches by name.
Shelf merge_shelves(const Shelf& base, const Shelf& mine, const Shelf& theirs);

}  // namespace seedbed
