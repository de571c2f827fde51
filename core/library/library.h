// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/change.h"
#include "core/library/picture_row.h"
#include "core/library/seed_shelf.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace seedbed {

// What a search sorts by. Pictures that lack the field come last either way.
enum class SortField {
    Created,
    Seed,
    Rating,
    Steps,
    Guidance,
    Width,
    Prompt,
    Model,
    Sampler,
    Name
};

struct SearchOrder {
    SortField field = SortField::Created;
    bool descending = true;
    bool operator==(const SearchOrder&) const = default;
};

struct LibraryCounts {
    std::int64_t pictures = 0;  // without the bin
    std::int64_t binned = 0;
    std::int64_t picks = 0;
    std::int64_t rejects = 0;
    std::int64_t seeds = 0;  // different ones
};

// Where the library is unless one is named: $XDG_DATA_HOME/seedbed, else ~/.local/share/seedbed.
std::filesystem::path default_library_folder();

// A folder of pictures and its index:
//
//   library.sqlite          the index (WAL), made again from the rest by rebuild_library()
//   images/  00012-42.png   the truth: pixels and settings, never rewritten
//            00012-42.png.xmp   the truth about judgements (XMP sidecar)
//   bin/                    deleted pictures and their sidecars, until emptied
//   shelf.json              seed favourites, tag keys, saved searches
//   backups/                the index before each migration
//   library.lock            empty: programs lock one another with it
//
// One object per thread; several objects, also of several programs, may use one folder: writes are
// short transactions that wait for one another up to 5 s. All calls throw Error naming the file:
// PermissionDenied (also: opened read-only because the folder is), DiskFull, IoFailure (locked),
// FileFormat (the index is broken: its detail names `seedbed library rebuild`).
class Library {
 public:
    // Opens or makes a library. Finishes what a killed program left half done: sidecars that the
    // index is ahead of, moves to and from the bin. An index of an older version is backed up and
    // migrated; one of a newer version is refused: Error{FileFormat} that says which Seedbed it
    // needs.
    explicit Library(const std::filesystem::path& folder);
    ~Library();
    Library(Library&&) noexcept;
    Library& operator=(Library&&) noexcept;

    const std::filesystem::path& folder() const;
    std::filesystem::path images_folder() const;
    bool read_only() const;

    // --- pictures
    // Takes a file that already lies in images_folder() into the index (at once, one transaction).
    // `settings` saves reading the file again; `recipe` see recipe_key(). Adding a path twice
    // returns the id it has.
    PictureId add(const std::filesystem::path& file,
                  const std::optional<PictureSettings>& settings = {},
                  const std::string& recipe = {});
    // Takes in what is known to be there, many at once, without looking at files: of each row all
    // but the id counts; a file that the index has keeps its row. Returns their ids.
    std::vector<PictureId> add_rows(std::span<const PictureRow> rows);
    // Files in images_folder() that the index does not know (a program was killed between writing
    // and adding; a person copied some there) are added, with what their sidecars say, and those in
    // the bin; returns how many. Broken ones are left and logged. Cheap when there is nothing new.
    int adopt_new_files();

    std::optional<PictureRow> picture(PictureId id) const;
    // In the order asked; unknown ids are left out.
    std::vector<PictureCard> cards(std::span<const PictureId> ids) const;
    std::optional<PictureId> find_file(const std::filesystem::path& file) const;
    // A picture (not binned) with this recipe.
    std::optional<PictureId> find_recipe(const std::string& recipe) const;

    // Ids that match a query (see query.h), sorted. Throws Error{InvalidRequest} that quotes the
    // term which is not understood and says what is. The bin is searched with "in:bin".
    std::vector<PictureId> search(const std::string& query, SearchOrder order = {}) const;
    // Values of a field in use, most used first: "tag", "model", "sampler", "program" (for
    // completion).
    std::vector<std::string> values_of(const std::string& field, int limit = 50) const;
    LibraryCounts counts() const;

    // --- judging, with undo
    // Judges all or none; returns what reverts it. Unknown ids are left out.
    Undo apply(const Change& change);
    // Puts back what was before; returns what reverts that (redo).
    Undo revert(const Undo& undo);
    // Deletes the pictures in the bin for good; returns how many.
    int empty_bin();
    // Writes the sidecars that judgements made necessary; the destructor does too. Judging itself
    // does not wait for them.
    void flush_sidecars();

    // --- seeds, searches, tag keys (shelf.json)
    // Read again when another program has written it; valid until the next call.
    const Shelf& shelf() const;
    // Writes what differs from the last shelf(), so that what other programs wrote stays.
    void set_shelf(const Shelf& shelf);
    // Seeds by their latest use in this library, newest first.
    std::vector<UsedSeed> seed_history(int limit = 200) const;

    // Rises with each change by whatever program: tells when to look again.
    std::int64_t version() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seedbed
