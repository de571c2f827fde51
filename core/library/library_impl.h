// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/index.h"
#include "core/library/library.h"
#include "core/library/library_lock.h"
#include "core/library/picture_table.h"
#include "core/library/shelf_file.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace seedbed {

// What library.cpp, library_files.cpp, library_judging.cpp and the work on whole libraries share.
// Lock order: LibraryLock::files(), then a transaction of the index.
struct Library::Impl {
    explicit Impl(const std::filesystem::path& folder);
    ~Impl();

    // What a picture shall be like; called with its place in the list and what it is like.
    using Wanted = std::function<Undo::Before(std::size_t, const Undo::Before&)>;
    // Judges and moves pictures, all or none; `moves` tells whether any may move. Unknown ids and
    // repeated ones are left out. Returns what was before, of those that changed.
    Undo put(const std::vector<PictureId>& ids, bool moves, const Wanted& wanted);
    Undo put_rows(const std::vector<PictureId>& ids, const Wanted& wanted);

    // Finishes what a killed program left.
    void repair();
    // Finishes moves of a killed program, in the transaction of the caller, who holds the files.
    void finish_moves_of_others();
    // Takes in the files of a place that the index does not know; returns how many.
    int adopt(Place place);
    int add_unknown(const std::vector<PictureRow>& rows);
    std::filesystem::path folder_of(Place place) const { return seedbed::folder_of(folder, place); }
    // Which folder of ours a file lies in, however its path is spelt.
    std::optional<Place> place_of_file(const std::filesystem::path& file) const;

    std::filesystem::path folder;
    std::optional<LibraryLock> lock;  // none when read-only
    Index index;
    ShelfFile shelf;
};

}  // namespace seedbed
