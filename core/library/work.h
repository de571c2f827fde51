// SPDX-License-Identifier: Apache-2.0
// What the kinds of work in maintenance.h share.
#pragma once

#include "core/base/error.h"
#include "core/library/maintenance.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace seedbed {

// Pictures by their names' endings, sorted; empty files are names claimed for pictures to come and
// left out. Throws Error as throw_read_error.
std::vector<std::filesystem::path> picture_files(const std::filesystem::path& folder,
                                                 bool recursive = false);

// Whether to go on, after what is done, skipped and broken so far.
bool goes_on(const WorkProgress& progress, const WorkReport& report, std::size_t total);

// Whether an error concerns one file; a full disk or a lock concerns all of them.
bool is_of_one_file(const Error& error);

// Does one file's work; what is wrong with that file becomes a problem.
template <typename Work>
void guarded_work(WorkReport& report, const std::filesystem::path& file, const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        if (!is_of_one_file(error)) throw;
        report.problems.push_back({file, error.what()});
    }
}

}  // namespace seedbed
