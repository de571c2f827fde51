// SPDX-License-Identifier: Apache-2.0
#include "core/library/library.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/library/library_impl.h"
#include "core/library/moves.h"
#include "core/library/picture_facts.h"
#include "core/library/query_parser.h"
#include "core/library/query_sql.h"
#include "core/library/sidecars.h"

#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace seedbed {
namespace {

std::filesystem::path plain_path(const std::filesystem::path& folder) {
    auto path = std::filesystem::absolute(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

bool can_write(const std::filesystem::path& path) {
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

// A library that can only be read: it is there whole, and we may not write to it.
bool is_for_reading(const std::filesystem::path& folder) {
    const auto file = folder / "library.sqlite";
    if (!file_exists(file)) return false;
    return !can_write(folder) || !can_write(file);
}

// Null where the library can only be read.
std::optional<LibraryLock> lock_of(const std::filesystem::path& folder) {
    if (is_for_reading(folder)) return std::nullopt;
    for (const char* name : {"images", "bin"}) ensure_folder(folder / name);
    std::optional<LibraryLock> lock(folder);
    lock->join();
    return lock;
}

bool has_dirty(Index& index) {
    return index.prepared("SELECT 1 FROM picture WHERE dirty LIMIT 1").step();
}

}  // namespace

std::filesystem::path default_library_folder() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/')
        return std::filesystem::path(data) / "seedbed";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : "/") / ".local/share/seedbed";
}

Library::Impl::Impl(const std::filesystem::path& where)
    : folder(plain_path(where)),
      lock(lock_of(folder)),
      index(folder, lock ? &*lock : nullptr),
      shelf(folder) {
    if (lock) repair();
}

Library::Impl::~Impl() {
    if (!lock) return;
    try {
        if (index.guarded([&] { return has_dirty(index); })) write_sidecars(index, *lock, folder);
    } catch (const std::exception& error) {
        log(LogLevel::Warning, error.what());  // they are written when it is opened next
    }
}

// Nothing here keeps a library from being opened: what cannot be finished now is tried again.
void Library::Impl::repair() {
    try {
        std::optional<Error> error;
        if (index.guarded([&] { return has_unfinished_moves(index); })) {
            const auto held = lock->files();
            error = index.writing([&] { return finish_moves(index, folder); });
        }
        if (index.guarded([&] { return has_dirty(index); }))
            if (const auto unwritten = write_sidecars(index, *lock, folder)) error = unwritten;
        if (error) log(LogLevel::Warning, error->what());
    } catch (const Error& error) {
        if (error.code() == ErrorCode::FileFormat) throw;
        log(LogLevel::Warning, error.what());
    }
}

void Library::Impl::finish_moves_of_others() {
    if (const auto error = finish_moves(index, folder)) log(LogLevel::Warning, error->what());
}

std::optional<Place> Library::Impl::place_of_file(const std::filesystem::path& file) const {
    const auto parent = file.parent_path();
    for (const auto place : {Place::Images, Place::Bin})
        if (parent == folder_of(place)) return place;
    std::error_code error;
    for (const auto place : {Place::Images, Place::Bin})
        if (std::filesystem::equivalent(parent.empty() ? "." : parent, folder_of(place), error))
            return place;
    return std::nullopt;
}

Library::Library(const std::filesystem::path& folder) : impl_(std::make_unique<Impl>(folder)) {}
Library::~Library() = default;
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;

const std::filesystem::path& Library::folder() const {
    return impl_->folder;
}

std::filesystem::path Library::images_folder() const {
    return impl_->folder_of(Place::Images);
}

bool Library::read_only() const {
    return impl_->index.read_only();
}

std::optional<PictureRow> Library::picture(PictureId id) const {
    return impl_->index.guarded([&] { return read_row(impl_->index, impl_->folder, id); });
}

std::vector<PictureCard> Library::cards(std::span<const PictureId> ids) const {
    return impl_->index.reading([&] {
        std::vector<PictureCard> cards;
        cards.reserve(ids.size());
        for (const auto id : ids)
            if (auto card = read_card(impl_->index, impl_->folder, id))
                cards.push_back(std::move(*card));
        return cards;
    });
}

std::optional<PictureId> Library::find_file(const std::filesystem::path& file) const {
    const auto place = impl_->place_of_file(file);
    if (!place) return std::nullopt;
    return impl_->index.guarded(
        [&] { return find_picture(impl_->index, *place, file.filename().string()); });
}

std::optional<PictureId> Library::find_recipe(const std::string& recipe) const {
    if (recipe.empty()) return std::nullopt;
    return impl_->index.guarded([&]() -> std::optional<PictureId> {
        auto query = impl_->index.prepared(
            "SELECT id FROM picture WHERE recipe = ? AND recipe <> '' AND place = 0 ORDER BY id "
            "DESC"
            " LIMIT 1");
        query.bind(recipe);
        if (!query.step()) return std::nullopt;
        return query.whole(0);
    });
}

std::vector<PictureId> Library::search(const std::string& query, SearchOrder order) const {
    const auto parsed = parse_query(query);
    if (!parsed.problems.empty())
        throw Error(ErrorCode::InvalidRequest, parsed.problems.front().detail);
    return impl_->index.reading([&] { return find_pictures(impl_->index, parsed, order); });
}

std::vector<std::string> Library::values_of(const std::string& field, int limit) const {
    const auto counted = [](const std::string& column) {
        return "SELECT " + column + " FROM picture WHERE place = 0 AND " + column +
               " <> '' GROUP BY " + column + " ORDER BY count(*) DESC, " + column + " LIMIT ?";
    };
    std::string sql;
    if (field == "tag")
        sql =
            "SELECT spelling FROM tag JOIN picture ON id = picture WHERE place = 0"
            " GROUP BY spelling ORDER BY count(*) DESC, spelling LIMIT ?";
    else if (field == "model" || field == "program")
        sql = counted(field);
    else if (field == "sampler")
        sql = counted("sampler_key");
    else
        throw Error(ErrorCode::InvalidRequest,
                    "There are no values of the field " + quote(field) +
                        " to list; there are tag, model, sampler and program.");
    return impl_->index.guarded([&] {
        std::vector<std::string> values;
        auto query = impl_->index.prepared(sql);
        query.bind(limit);
        while (query.step()) values.push_back(query.text(0));
        return values;
    });
}

LibraryCounts Library::counts() const {
    return impl_->index.reading([&] {
        LibraryCounts counts;
        auto flags = impl_->index.prepared(
            "SELECT count(*), count(CASE flag WHEN 1 THEN 1 END), count(CASE flag WHEN 2 THEN 1 "
            "END),"
            " count(DISTINCT seed) FROM picture INDEXED BY picture_by_created WHERE place = 0");
        if (flags.step()) {
            counts.pictures = flags.whole(0);
            counts.picks = flags.whole(1);
            counts.rejects = flags.whole(2);
            counts.seeds = flags.whole(3);
        }
        auto bin = impl_->index.prepared("SELECT count(*) FROM picture WHERE place = 1");
        if (bin.step()) counts.binned = bin.whole(0);
        return counts;
    });
}

void Library::flush_sidecars() {
    if (!impl_->lock) return;  // who can write the library does it
    impl_->index.guarded([&] {
        if (!has_dirty(impl_->index)) return;
        if (const auto error = write_sidecars(impl_->index, *impl_->lock, impl_->folder))
            throw *error;
    });
}

const Shelf& Library::shelf() const {
    return impl_->shelf.read();
}

void Library::set_shelf(const Shelf& shelf) {
    impl_->index.writing([&] { impl_->shelf.write(shelf); });
}

std::vector<UsedSeed> Library::seed_history(int limit) const {
    return impl_->index.guarded([&] {
        std::vector<UsedSeed> seeds;
        // Of the bin, too: a seed is not lost with its picture.
        auto query = impl_->index.prepared(
            "SELECT seed, noise, max(created_ms) AS used, count(*), max(rating) FROM picture"
            " INDEXED BY picture_by_created WHERE place IN (0, 1) AND seed IS NOT NULL"
            " GROUP BY seed, noise ORDER BY used DESC LIMIT ?");
        query.bind(limit);
        while (query.step()) {
            UsedSeed seed;
            seed.seed = seed_from_column(query.whole(0));
            seed.noise = query.text(1) == "nv" ? NoiseMode::Nv : NoiseMode::Cpu;
            seed.used_ms = query.whole(2);
            seed.pictures = query.whole(3);
            seed.best_rating = query.number(4);
            seeds.push_back(seed);
        }
        return seeds;
    });
}

std::int64_t Library::version() const {
    return impl_->index.guarded([&]() -> std::int64_t {
        auto query = impl_->index.prepared("SELECT changes FROM meta");
        return query.step() ? query.whole(0) : 0;
    });
}

}  // namespace seedbed
