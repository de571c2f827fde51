// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/posix_file.h"
#include "core/library/index.h"
#include "core/library/library.h"
#include "core/library/library_lock.h"
#include "core/library/maintenance.h"
#include "core/library/picture_facts.h"
#include "core/library/picture_table.h"
#include "core/library/work.h"
#include "core/metadata/xmp.h"

#include <system_error>
#include <unordered_set>

namespace seedbed {
namespace {

// Collects the names of what differs.
class Differences {
 public:
    template <typename Value>
    void compare(const char* name, const Value& in_index, const Value& in_file) {
        if (in_index == in_file) return;
        names_ += names_.empty() ? "" : ", ";
        names_ += name;
    }
    const std::string& names() const { return names_; }

 private:
    std::string names_;
};

void compare_settings(Differences& differences,
                      const PictureSettings& index,
                      const PictureSettings& file) {
    differences.compare("program", index.program, file.program);
    differences.compare("program version", index.program_version, file.program_version);
    differences.compare("prompt", index.prompt, file.prompt);
    differences.compare("negative prompt", index.negative, file.negative);
    differences.compare("seed", index.seed, file.seed);
    differences.compare("variations", index.recipe, file.recipe);
    differences.compare("noise", index.noise, file.noise);
    differences.compare("steps", index.steps, file.steps);
    differences.compare("guidance", index.guidance, file.guidance);
    differences.compare("eta", index.eta, file.eta);
    differences.compare("width", index.width, file.width);
    differences.compare("height", index.height, file.height);
    differences.compare("sampler", index.sampler, file.sampler);
    differences.compare("sampler as written", index.sampler_as, file.sampler_as);
    differences.compare("schedule", index.schedule, file.schedule);
    differences.compare("model", index.model, file.model);
    differences.compare("model hash", index.model_hash, file.model_hash);
    differences.compare("clip skip", index.clip_skip, file.clip_skip);
    differences.compare("other settings", index.other, file.other);
    differences.compare("problems of settings", index.problems, file.problems);
}

void compare_judgements(Differences& differences, const Judgement& index, const Judgement& file) {
    differences.compare("rating", index.rating, file.rating);
    differences.compare("flag", index.flag, file.flag);
    differences.compare("favourite", index.favourite, file.favourite);
    differences.compare("tags", index.tags, file.tags);
    differences.compare("note", index.note, file.note);
}

std::string differences_between(const PictureRow& index, const PictureRow& file) {
    Differences differences;
    differences.compare("size in bytes", index.bytes, file.bytes);
    differences.compare("time", index.created_ms, file.created_ms);
    differences.compare("width of the file", index.width, file.width);
    differences.compare("height of the file", index.height, file.height);
    compare_settings(differences, index.settings, file.settings);
    compare_judgements(differences, index.judgement, file.judgement);
    // Pictures made before Seedbed wrote the recipe into files keep theirs in the index alone.
    if (!file.recipe.empty()) differences.compare("recipe", index.recipe, file.recipe);
    return differences.names();
}

void verify_row(const PictureRow& row, WorkReport& report) {
    if (!file_exists(row.path)) {
        report.problems.push_back(
            {row.path, quote_path(row.path) + " is in the index, but the file is gone."});
        return;
    }
    guarded_work(report, row.path, [&] {
        const auto facts = facts_of(row.path);
        if (facts.sidecar_problem)
            report.problems.push_back({sidecar_of(row.path), *facts.sidecar_problem});
        const auto names = differences_between(row, facts.row);
        if (names.empty() || facts.sidecar_problem)
            ++report.done;
        else
            report.problems.push_back(
                {row.path,
                 "The index and " + quote_path(row.path) + " do not agree on: " + names + "."});
    });
}

// Sidecars whose picture is gone. Those of names claimed for pictures to come are not.
void find_stray_sidecars(const std::filesystem::path& folder, WorkReport& report) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto& path = entry->path();
        const auto picture = path.parent_path() / path.stem();
        if (path.extension() == ".xmp" && is_picture_name(picture) && !file_exists(picture))
            report.problems.push_back(
                {path, "The sidecar " + quote_path(path) + " belongs to no picture."});
    }
    if (error) throw_read_error(error.value(), folder);
}

// What SQLite itself can tell; throws Error{FileFormat} for a broken index.
void verify_index(Index& index, const std::filesystem::path& folder) {
    index.guarded([&] {
        const auto answer = index.database().execAndGet("PRAGMA quick_check").getString();
        if (answer != "ok") throw_broken_index(folder, folder / "library.sqlite", answer);
        if (!index.read_only())
            index.database().exec("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)");
    });
}

}  // namespace

WorkReport verify_library(const std::filesystem::path& folder, const WorkProgress& progress) {
    const auto path = std::filesystem::absolute(folder).lexically_normal();
    require_library(path);
    const Library library(path);  // finishes what is half done
    std::optional<LibraryLock> lock;
    if (!library.read_only()) lock.emplace(path);
    Index index(path, lock ? &*lock : nullptr);
    verify_index(index, path);

    WorkReport report;
    std::vector<PictureRow> rows;
    std::unordered_set<std::string> known;
    index.reading([&] {
        for_each_row(index, library.folder(), [&](const PictureRow& row) {
            known.insert(row.path.string());
            rows.push_back(row);
        });
    });
    for (const auto& row : rows) {
        if (!goes_on(progress, report, rows.size())) return report;
        verify_row(row, report);
    }
    for (const auto place : {Place::Images, Place::Bin}) {
        const auto files = folder_of(library.folder(), place);
        for (const auto& file : picture_files(files))
            if (!known.contains(file.string()))
                report.problems.push_back(
                    {file, quote_path(file) + " is there, but not in the index."});
        find_stray_sidecars(files, report);
    }
    return report;
}

}  // namespace seedbed
