// SPDX-License-Identifier: Apache-2.0
#include "app/cli/library_pictures.h"

#include "app/cli/library_output.h"
#include "core/base/error.h"
#include "core/library/maintenance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

constexpr std::array<std::pair<std::string_view, SortField>, 10> kSorts{{
    {"created", SortField::Created},
    {"seed", SortField::Seed},
    {"rating", SortField::Rating},
    {"steps", SortField::Steps},
    {"cfg", SortField::Guidance},
    {"width", SortField::Width},
    {"prompt", SortField::Prompt},
    {"model", SortField::Model},
    {"sampler", SortField::Sampler},
    {"name", SortField::Name},
}};

SearchOrder order_of(const LibraryOptions& options) {
    std::string names;
    for (const auto& [name, field] : kSorts) {
        if (options.sort == name) return {field, !options.ascending};
        names += (names.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(ErrorCode::InvalidRequest,
                "The order \"" + options.sort + "\" is not known; --sort takes " + names + ".");
}

// For what changes pictures, an empty query is more likely a mistake than a wish.
std::vector<PictureId> wanted_pictures(const Library& library,
                                       const LibraryOptions& options,
                                       const std::string& where = {}) {
    const auto query = options.query_text();
    if (query.find_first_not_of(" \t\n") == query.npos && !options.all)
        throw Error(ErrorCode::InvalidRequest,
                    "No query is given, which would mean every picture; write one, or --all.");
    return library.search(where + query);
}

void report_changed(const LibraryOptions& options, Library& library, const Undo& undo) {
    library.flush_sidecars();
    LibraryOutput output(options.json);
    for (const auto& before : undo.pictures)
        if (const auto row = library.picture(before.id)) output.picture(*row, true);
    output.note(count_text(undo.pictures.size()) + " changed.");
    output.done({{"changed", undo.pictures.size()}});
}

ExitCode move_pictures(const LibraryOptions& options, bool binned) {
    auto library = open_library(options);
    Change change;
    change.pictures = wanted_pictures(library, options, binned ? "" : "in:bin ");
    change.binned = binned;
    report_changed(options, library, library.apply(change));
    return ExitCode::Ok;
}

Change change_of(const LibraryOptions& options) {
    Change change;
    if (options.rating >= 0) change.rating = options.rating;
    if (options.pick) change.flag = Flag::Pick;
    if (options.reject) change.flag = Flag::Reject;
    if (options.unflag) change.flag = Flag::None;
    if (options.favourite) change.favourite = true;
    if (options.no_favourite) change.favourite = false;
    change.add_tags = options.tags;
    change.remove_tags = options.untags;
    if (options.note_given && options.note_given->count() > 0) change.note = options.note;
    return change;
}

}  // namespace

std::string LibraryOptions::query_text() const {
    std::string text;
    for (const auto& word : query) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::filesystem::path library_folder(const LibraryOptions& options) {
    return options.folder.empty() ? default_library_folder()
                                  : std::filesystem::path(options.folder);
}

Library open_library(const LibraryOptions& options) {
    const auto folder = library_folder(options);
    require_library(folder);
    Library library(folder);
    library.adopt_new_files();
    return library;
}

ExitCode search_library(const LibraryOptions& options) {
    const auto order = order_of(options);
    const auto library = open_library(options);
    auto ids = library.search(options.query_text(), order);
    const auto found = ids.size();
    if (options.limit > 0) ids.resize(std::min(found, static_cast<std::size_t>(options.limit)));
    LibraryOutput output(options.json);
    for (const auto id : ids)
        if (const auto row = library.picture(id)) output.picture(*row, options.details);
    output.note(count_text(found) + " found" +
                (ids.size() < found ? ", " + std::to_string(ids.size()) + " shown." : "."));
    output.done({{"pictures", found}, {"shown", ids.size()}});
    return ExitCode::Ok;
}

ExitCode judge_pictures(const LibraryOptions& options) {
    auto change = change_of(options);
    if (change == Change{})
        throw Error(ErrorCode::InvalidRequest,
                    "Nothing is said about the pictures; give --rating, --pick, --reject, "
                    "--unflag, --favourite, --tag, --untag or --note.");
    auto library = open_library(options);
    change.pictures = wanted_pictures(library, options);
    report_changed(options, library, library.apply(change));
    return ExitCode::Ok;
}

ExitCode bin_pictures(const LibraryOptions& options) {
    return move_pictures(options, true);
}

ExitCode restore_pictures(const LibraryOptions& options) {
    return move_pictures(options, false);
}

ExitCode empty_library_bin(const LibraryOptions& options) {
    auto library = open_library(options);
    const auto deleted = library.empty_bin();
    LibraryOutput output(options.json);
    output.note(count_text(static_cast<std::size_t>(deleted)) + " deleted for good.");
    output.done({{"deleted", deleted}});
    return ExitCode::Ok;
}

}  // namespace seedbed
