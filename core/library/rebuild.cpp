// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/library/index.h"
#include "core/library/library_lock.h"
#include "core/library/maintenance.h"
#include "core/library/moves.h"
#include "core/library/picture_facts.h"
#include "core/library/picture_table.h"
#include "core/library/schema.h"
#include "core/library/sidecars.h"
#include "core/library/work.h"
#include "core/metadata/xmp.h"

#include <map>
#include <utility>

namespace seedbed {
namespace {

using Key = std::pair<Place, std::string>;

// What the files do not say and the old index does.
struct Remembered {
    PictureId id = 0;
    std::string recipe;
};
using Memory = std::map<Key, Remembered>;

// Where a killed program renamed a picture and not its sidecar, and the index cannot tell any more.
void reunite_sidecars(const std::filesystem::path& folder) {
    for (const auto place : {Place::Images, Place::Bin}) {
        const auto other = folder_of(folder, place == Place::Bin ? Place::Images : Place::Bin);
        for (const auto& picture : picture_files(folder_of(folder, place))) {
            const auto stray = sidecar_of(other / picture.filename());
            if (file_exists(stray) && !file_exists(other / picture.filename()))
                rename_file(stray, sidecar_of(picture));
        }
    }
}

std::vector<std::filesystem::path> all_pictures(const std::filesystem::path& folder) {
    auto files = picture_files(folder_of(folder, Place::Images));
    const auto binned = picture_files(folder_of(folder, Place::Bin));
    files.insert(files.end(), binned.begin(), binned.end());
    return files;
}

Memory memory_of(Index& index) {
    Memory memory;
    auto query = index.prepared("SELECT place, file, id, recipe FROM picture");
    while (query.step())
        memory[{place_of(query.number(0) != 0), query.text(1)}] = {query.whole(2), query.text(3)};
    return memory;
}

// Reads every file and fills an index without rows. False when stopped.
bool fill(Index& index,
          const std::filesystem::path& folder,
          const Memory& memory,
          const WorkProgress& progress,
          WorkReport& report) {
    const auto files = all_pictures(folder);
    for (const auto& file : files) {
        if (!goes_on(progress, report, files.size())) return false;
        const bool binned = file.parent_path() == folder_of(folder, Place::Bin);
        guarded_work(report, file, [&] {
            auto facts = facts_of(file);
            if (facts.sidecar_problem)
                report.problems.push_back({sidecar_of(file), *facts.sidecar_problem});
            facts.row.binned = binned;
            const auto known = memory.find({place_of(binned), file.filename().string()});
            if (known != memory.end()) {
                facts.row.id = known->second.id;
                if (facts.row.recipe.empty()) facts.row.recipe = known->second.recipe;
            }
            insert_picture(index, facts.row);
            ++report.done;
        });
    }
    return true;
}

// Thrown through the transaction, so that it rolls back, when the caller stops the work.
struct Stopped {};

// The index can be read: its rows are replaced in one transaction, and who has it open goes on.
WorkReport rebuild_in_place(const std::filesystem::path& folder, const WorkProgress& progress) {
    const LibraryLock lock(folder);
    lock.join();
    Index index(folder, &lock);
    const auto held = lock.files();
    WorkReport report;
    try {
        index.guarded([&] { back_up(index.database(), backup_name(folder, "before-rebuild")); });
        index.writing([&] {
            if (const auto error = finish_moves(index, folder)) throw *error;
            write_all_sidecars(index, folder);
            const auto memory = memory_of(index);
            make_tables_anew(index.database());
            if (!fill(index, folder, memory, progress, report)) throw Stopped{};
        });
    } catch (const Stopped&) {
    }
    return report;
}

// The index is broken or of another version: it is put away as it is.
WorkReport rebuild_from_nothing(const std::filesystem::path& folder, const WorkProgress& progress) {
    const LibraryLock lock(folder);
    lock.join_alone();
    const auto file = folder / "library.sqlite";
    const auto backup = backup_name(folder, "broken");
    for (const char* end : {"", "-wal", "-shm"})
        rename_file(file.string() + end, backup.string() + end);
    Index index(folder, &lock);
    reunite_sidecars(folder);
    WorkReport report;
    index.writing([&] { fill(index, folder, {}, progress, report); });
    return report;
}

// Writes what only the index knows into the files, and tells whether it can be read to the end.
bool is_sound(const std::filesystem::path& folder) {
    try {
        { const Library finishes_what_is_half_done(folder); }
        const LibraryLock lock(folder);
        Index index(folder, &lock);
        return index.guarded(
            [&] { return index.database().execAndGet("PRAGMA quick_check").getString() == "ok"; });
    } catch (const Error& error) {
        if (error.code() != ErrorCode::FileFormat) throw;
        return false;
    }
}

}  // namespace

WorkReport rebuild_library(const std::filesystem::path& folder, const WorkProgress& progress) {
    const auto path = std::filesystem::absolute(folder).lexically_normal();
    require_library(path);
    return is_sound(path) ? rebuild_in_place(path, progress) : rebuild_from_nothing(path, progress);
}

}  // namespace seedbed
