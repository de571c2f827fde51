// SPDX-License-Identifier: Apache-2.0
// Taking files into the index.
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/posix_file.h"
#include "core/library/library_impl.h"
#include "core/library/moves.h"
#include "core/library/picture_facts.h"

#include <array>
#include <system_error>
#include <unordered_set>

namespace seedbed {
namespace {

using Names = std::vector<std::string>;

// Files of a place that the index does not know.
Names unknown_files(Index& index, const std::filesystem::path& folder, Place place) {
    std::unordered_set<std::string> known;
    {
        // Also under the name from which one is on its way.
        auto query = index.prepared(
            "SELECT file FROM picture WHERE place = ?1 UNION ALL SELECT moving_from FROM picture"
            " WHERE moving_from IS NOT NULL AND place <> ?1");
        query.bind(static_cast<int>(place));
        while (query.step()) known.insert(query.text(0));
    }
    Names names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        auto name = entry->path().filename().string();
        if (is_picture_name(name) && !known.contains(name) && !is_claimed_name(entry->path()))
            names.push_back(std::move(name));
    }
    if (error) throw_read_error(error.value(), folder);
    return names;
}

// A row whose file was moved behind the index's back, or whose move the disk forgot with the power.
bool follow_file(Index& index,
                 const std::filesystem::path& library,
                 Place place,
                 const std::string& name) {
    const auto other = place == Place::Images ? Place::Bin : Place::Images;
    if (file_exists(folder_of(library, other) / name)) return false;
    const auto id = find_picture(index, other, name);
    if (!id) return false;
    index.prepared("UPDATE picture SET place = ?, moving_from = NULL WHERE id = ?")
        .bind(static_cast<int>(place), *id)
        .exec();
    return true;
}

std::optional<PictureRow> facts_or_log(const std::filesystem::path& file, Place place) {
    try {
        auto facts = facts_of(file);
        if (facts.sidecar_problem) log(LogLevel::Warning, *facts.sidecar_problem);
        facts.row.binned = place == Place::Bin;
        return std::move(facts.row);
    } catch (const Error& error) {
        log(LogLevel::Warning, error.what());
        return std::nullopt;
    }
}

}  // namespace

PictureId Library::add(const std::filesystem::path& file,
                       const std::optional<PictureSettings>& settings,
                       const std::string& recipe) {
    auto& index = impl_->index;
    const auto place = impl_->place_of_file(file);
    if (place != Place::Images)
        throw Error(ErrorCode::InvalidRequest,
                    "The picture " + quote_path(file) + " does not lie in " +
                        quote_path(images_folder()) + "; import it.");
    const auto name = file.filename().string();
    const auto known = [&] { return find_picture(index, Place::Images, name); };
    const auto remember_recipe = [&](PictureId id) {
        index.prepared("UPDATE picture SET recipe = ? WHERE id = ? AND recipe = ''")
            .bind(recipe, id)
            .exec();
    };
    std::optional<PictureRow> row;
    if (!index.guarded(known))
        row = facts_of(images_folder() / name, settings, recipe).row;
    else if (recipe.empty())
        return *index.guarded(known);
    return index.writing([&] {
        // Another program may have found the file before us, and not known its recipe.
        if (const auto id = known()) {
            remember_recipe(*id);
            return *id;
        }
        return insert_picture(index, *row);
    });
}

std::vector<PictureId> Library::add_rows(std::span<const PictureRow> rows) {
    return impl_->index.writing([&] {
        std::vector<PictureId> ids;
        ids.reserve(rows.size());
        for (auto row : rows) {
            row.id = 0;
            const auto known =
                find_picture(impl_->index, seedbed::place_of(row.binned), row.path.filename());
            ids.push_back(known ? *known : insert_picture(impl_->index, row));
        }
        return ids;
    });
}

int Library::adopt_new_files() {
    if (!impl_->lock) return 0;
    int added = 0;
    for (const auto place : {Place::Images, Place::Bin}) added += impl_->adopt(place);
    return added;
}

int Library::Impl::adopt(Place place) {
    const auto files = folder_of(place);
    const auto unknown = [&] { return unknown_files(index, files, place); };
    if (index.reading(unknown).empty()) return 0;
    // Now for good: while nobody moves files.
    const auto held = lock->files();
    const auto names = index.writing([&] {
        finish_moves_of_others();
        auto found = unknown();
        std::erase_if(found, [&](const std::string& name) {
            return follow_file(index, folder, place, name);
        });
        return found;
    });
    int added = 0;
    constexpr std::size_t kBatch = 256;
    for (std::size_t begin = 0; begin < names.size(); begin += kBatch) {
        std::vector<PictureRow> rows;
        for (std::size_t i = begin; i < std::min(begin + kBatch, names.size()); ++i)
            if (auto row = facts_or_log(files / names[i], place)) rows.push_back(std::move(*row));
        added += add_unknown(rows);
    }
    return added;
}

int Library::Impl::add_unknown(const std::vector<PictureRow>& rows) {
    if (rows.empty()) return 0;
    return index.writing([&] {
        int added = 0;
        for (const auto& row : rows) {
            if (find_picture(index, seedbed::place_of(row.binned), row.path.filename())) continue;
            insert_picture(index, row);
            ++added;
        }
        return added;
    });
}

}  // namespace seedbed
