// SPDX-License-Identifier: Apache-2.0
// Moves between images/ and bin/ that survive a kill at any instant: the index says first, in a
// transaction of its own, where a picture will be and where it comes from; then the files are
// renamed; then the index forgets where they came from. Who does this holds LibraryLock::files()
// throughout.
#pragma once

#include "core/base/error.h"
#include "core/library/index.h"
#include "core/library/picture_table.h"

#include <filesystem>
#include <optional>

namespace seedbed {

// Inside Index::writing: writes down that a picture goes to `to`.
void start_move(Index& index, const std::filesystem::path& library, PictureId id, Place to);

bool has_unfinished_moves(Index& index);

// Inside Index::writing: renames the pictures that are on their way, with their sidecars. One that
// cannot be renamed stays where it is, in the index too; returns the first such error.
std::optional<Error> finish_moves(Index& index, const std::filesystem::path& library);

// Renames without overwriting. False: there is a file of that name already, or no `from`; throws
// Error for other failures.
bool rename_file(const std::filesystem::path& from, const std::filesystem::path& to);

// "00012-42.png" or, where that is taken, "00012-42-2.png" …: a name for which `taken` is false.
template <typename Taken>
std::filesystem::path free_name(const std::filesystem::path& wanted, const Taken& taken) {
    auto name = wanted;
    for (int i = 2; taken(name); ++i)
        name = wanted.parent_path() /
               (wanted.stem().string() + "-" + std::to_string(i) + wanted.extension().string());
    return name;
}

}  // namespace seedbed
