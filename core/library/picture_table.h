// SPDX-License-Identifier: Apache-2.0
// Rows of the index as values and back. All calls belong into Index::reading or writing, except
// that single reads need neither; SQLite's errors pass through.
#pragma once

#include "core/library/change.h"
#include "core/library/index.h"
#include "core/library/picture_row.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace seedbed {

// Which of the library's two folders a picture lies in.
enum class Place { Images = 0, Bin = 1 };

inline Place place_of(bool binned) {
    return binned ? Place::Bin : Place::Images;
}

// DIR/images or DIR/bin.
std::filesystem::path folder_of(const std::filesystem::path& library, Place place);

// A new row under the row's id, or a new one if that is 0; its place is `binned`, the file's name
// that of `path`. The sidecar is taken to agree with the judgement.
PictureId insert_picture(Index& index, const PictureRow& row);

std::optional<PictureId> find_picture(Index& index, Place place, const std::string& file);
std::optional<PictureRow> read_row(Index& index,
                                   const std::filesystem::path& library,
                                   PictureId id);
std::optional<PictureCard> read_card(Index& index,
                                     const std::filesystem::path& library,
                                     PictureId id);
void for_each_row(Index& index,
                  const std::filesystem::path& library,
                  const std::function<void(const PictureRow&)>& visit);

std::optional<Undo::Before> read_before(Index& index, PictureId id);
// Sets the judgement and marks its sidecar as behind.
void set_judgement(Index& index, PictureId id, const Judgement& judgement);

// As SQLite's signed integers keep the order of 64-bit seeds.
std::int64_t seed_to_column(Seed seed);
Seed seed_from_column(std::int64_t value);

}  // namespace seedbed
