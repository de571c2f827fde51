// SPDX-License-Identifier: Apache-2.0
// Work on a whole library: what `seedbed library …` and the studio's library menu do.
#pragma once

#include "core/library/library.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace seedbed {

// Throws Error{FileNotFound} unless the folder holds a library or what is left of one: an index or
// an images folder.
void require_library(const std::filesystem::path& folder);

struct FileProblem {
    std::filesystem::path file;
    std::string detail;  // one sentence
};

struct WorkReport {
    int done = 0;     // files taken in, written or checked
    int skipped = 0;  // there already
    std::vector<FileProblem> problems;
};

// Called between two files with how many are done; false stops the work where it is.
using WorkProgress = std::function<bool(int done, int total)>;

// Makes the index again from images/, bin/ and their sidecars; the old one is kept in backups/.
// Broken files become problems, the rest goes on. Other programs may have the library open, unless
// the index is broken: then Error{IoFailure} while any has. Pictures keep their ids where the old
// index can be read. When stopped, the old index stays. Throws Error as Library's constructor.
WorkReport rebuild_library(const std::filesystem::path& folder, const WorkProgress& progress = {});

// Compares the index with the files and their sidecars, settings and all; every difference is a
// problem. Throws Error as Library's constructor.
WorkReport verify_library(const std::filesystem::path& folder, const WorkProgress& progress = {});

struct ImportOptions {
    bool move = false;  // else copy
    bool recursive = true;
    std::vector<std::string> tags;  // put on each
};

// Takes pictures of other programs in (PNG, JPEG, WebP), with the ratings and tags they carry (XMP
// inside or beside). A file that is here already, byte for byte, is skipped; a broken one becomes a
// problem. Throws Error when the source cannot be read or the library not be written to.
WorkReport import_folder(Library& library,
                         const std::filesystem::path& source,
                         const ImportOptions& options = {},
                         const WorkProgress& progress = {});

// Copies pictures into a folder, each PNG with its judgement as XMP inside besides its settings,
// other files with a sidecar; also table.csv (RFC 4180) and table.json of all fields. Nothing there
// is overwritten: what is taken gets another name. Throws Error when the folder cannot be written
// to.
WorkReport export_pictures(const Library& library,
                           const std::vector<PictureId>& pictures,
                           const std::filesystem::path& target,
                           const WorkProgress& progress = {});

}  // namespace seedbed
