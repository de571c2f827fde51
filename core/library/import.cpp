// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/io/mapped_file.h"
#include "core/io/posix_file.h"
#include "core/library/maintenance.h"
#include "core/library/moves.h"
#include "core/library/picture_facts.h"
#include "core/library/sidecars.h"
#include "core/library/work.h"
#include "core/metadata/xmp.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <system_error>
#include <unordered_map>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

bool same_bytes(const fs::path& a, const fs::path& b) {
    const auto first = MappedFile::open(a);
    const auto second = MappedFile::open(b);
    return std::ranges::equal(first->bytes(), second->bytes());
}

bool lies_in(const fs::path& file, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return end == folder.end();
}

// One run of import_folder.
class Import {
 public:
    Import(Library& library, const ImportOptions& options) : library_(library), options_(options) {
        for (const char* query : {"", "in:bin"})
            for (const auto id : library_.search(query)) remember(*library_.picture(id));
    }

    void take(const fs::path& file, WorkReport& report) {
        if (is_here(file)) {
            ++report.skipped;
            return;
        }
        auto facts = facts_of(file);
        if (facts.sidecar_problem)
            report.problems.push_back({sidecar_of(file), *facts.sidecar_problem});
        auto& row = facts.row;
        for (const auto& tag : options_.tags) row.judgement.tags.push_back(tag);
        auto& tags = row.judgement.tags;
        std::sort(tags.begin(), tags.end());
        tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
        row.path = copy_in(file, row);
        library_.add_rows(std::span(&row, 1));
        remember(row);
        ++report.done;
        if (options_.move) remove_source(file);
    }

 private:
    void remember(const PictureRow& row) { here_.emplace(row.bytes, row.path); }

    bool is_here(const fs::path& file) const {
        std::error_code error;
        const auto bytes = fs::file_size(file, error);
        if (error) throw_read_error(error.value(), file);
        const auto [first, last] = here_.equal_range(bytes);
        return std::any_of(first, last, [&](const auto& entry) {
            return file_exists(entry.second) && same_bytes(file, entry.second);
        });
    }

    // Takes a name by making an empty file, which only one program can.
    fs::path claim_name(const fs::path& wanted) const {
        const auto name = free_name(wanted, [&](const fs::path& candidate) {
            const FileDescriptor file(::open((library_.images_folder() / candidate).c_str(),
                                             O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC,
                                             0666));
            if (!file && errno != EEXIST)
                throw_write_error(errno, library_.images_folder() / candidate);
            return !file;
        });
        return library_.images_folder() / name;
    }

    // The judgement before the picture, which ends the claim: a kill in between leaves no picture
    // without it. The time stays the source's.
    fs::path copy_in(const fs::path& file, const PictureRow& row) const {
        const auto target = claim_name(file.filename());
        try {
            if (!row.judgement.empty()) write_judgement(target, row.judgement);
            write_file(target, MappedFile::open(file)->bytes());
            copy_time(file, target);
            return target;
        } catch (...) {
            std::error_code ignored;  // the first error is the one to tell
            fs::remove(sidecar_of(target), ignored);
            fs::remove(target, ignored);
            throw;
        }
    }

    static void remove_source(const fs::path& file) {
        std::error_code error;
        fs::remove(file, error);
        if (error) throw_write_error(error.value(), file);
        fs::remove(sidecar_of(file), error);
    }

    Library& library_;
    const ImportOptions& options_;
    std::unordered_multimap<std::uint64_t, fs::path> here_;  // by size in bytes
};

}  // namespace

WorkReport import_folder(Library& library,
                         const fs::path& source,
                         const ImportOptions& options,
                         const WorkProgress& progress) {
    library.apply({{}, {}, {}, {}, options.tags});  // refuses bad tags, and a read-only library
    auto files = picture_files(fs::absolute(source).lexically_normal(), options.recursive);
    std::erase_if(files, [&](const fs::path& file) { return lies_in(file, library.folder()); });
    WorkReport report;
    Import import(library, options);
    for (const auto& file : files) {
        if (!goes_on(progress, report, files.size())) break;
        guarded_work(report, file, [&] { import.take(file, report); });
    }
    return report;
}

}  // namespace seedbed
