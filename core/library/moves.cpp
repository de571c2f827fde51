// SPDX-License-Identifier: Apache-2.0
#include "core/library/moves.h"

#include "core/io/posix_file.h"
#include "core/library/picture_facts.h"
#include "core/metadata/xmp.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <vector>

namespace seedbed {
namespace {

Place other(Place place) {
    return place == Place::Bin ? Place::Images : Place::Bin;
}

// A picture on its way: the index has it at `place` under `file` already.
struct Move {
    PictureId id = 0;
    Place place = Place::Images;
    std::string file;
    std::string from;
};

std::vector<Move> unfinished_moves(Index& index) {
    std::vector<Move> moves;
    auto query = index.prepared(
        "SELECT id, place, file, moving_from FROM picture WHERE moving_from IS NOT NULL");
    while (query.step())
        moves.push_back(
            {query.whole(0), place_of(query.number(1) != 0), query.text(2), query.text(3)});
    return moves;
}

void put(Index& index, const Move& move, const std::optional<std::string>& moving_from) {
    const int place = static_cast<int>(move.place);
    // The column is named only where it changes, because that has the words indexed anew.
    auto same_name = index.prepared("SELECT 1 FROM picture WHERE id = ? AND file = ?");
    if (same_name.bind(move.id, move.file).step())
        index.prepared("UPDATE picture SET place = ?, moving_from = ? WHERE id = ?")
            .bind(place, moving_from, move.id)
            .exec();
    else
        index.prepared("UPDATE picture SET place = ?, moving_from = ?, file = ? WHERE id = ?")
            .bind(place, moving_from, move.file, move.id)
            .exec();
}

bool is_taken(Index& index,
              const std::filesystem::path& library,
              Place place,
              const std::filesystem::path& name) {
    return file_exists(folder_of(library, place) / name) ||
           find_picture(index, place, name.string()).has_value();
}

void rename_both(const std::filesystem::path& from, const std::filesystem::path& to) {
    // A killed program may have renamed the picture and not its sidecar.
    rename_file(from, to);
    rename_file(sidecar_of(from), sidecar_of(to));
}

void finish_move(Index& index, const std::filesystem::path& library, Move move) {
    const auto from = folder_of(library, other(move.place)) / move.from;
    const auto folder = folder_of(library, move.place);
    // Another file may have come under the name meanwhile; ours is that one if `from` is gone.
    if (file_exists(from) && file_exists(folder / move.file))
        move.file = free_name(move.file, [&](const std::filesystem::path& name) {
                        return is_taken(index, library, move.place, name);
                    }).string();
    rename_both(from, folder / move.file);
    put(index, move, std::nullopt);
}

}  // namespace

void start_move(Index& index, const std::filesystem::path& library, PictureId id, Place to) {
    auto query = index.prepared("SELECT file, place, moving_from FROM picture WHERE id = ?");
    query.bind(id);
    check(query.step() && query.null(2) && place_of(query.number(1) != 0) != to,
          "[start_move] the picture is on its way already or there");
    const auto from = query.text(0);
    const auto name = free_name(from, [&](const std::filesystem::path& candidate) {
        return is_taken(index, library, to, candidate);
    });
    put(index, {id, to, name.string(), from}, from);
}

bool has_unfinished_moves(Index& index) {
    return index.prepared("SELECT 1 FROM picture WHERE moving_from IS NOT NULL LIMIT 1").step();
}

std::optional<Error> finish_moves(Index& index, const std::filesystem::path& library) {
    std::optional<Error> first;
    for (const auto& move : unfinished_moves(index)) {
        try {
            finish_move(index, library, move);
        } catch (const Error& error) {
            if (!first) first = error;
            put(index, {move.id, other(move.place), move.from, {}}, std::nullopt);
        }
    }
    return first;
}

bool rename_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    int error = errno;
    if (error == EINVAL || error == ENOSYS) {  // a file system that cannot refuse to replace
        if (file_exists(to)) return false;
        error = std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
        if (error == 0) return true;
    }
    if (error == ENOENT || error == EEXIST) return false;
    throw_write_error(error, to);
}

}  // namespace seedbed
