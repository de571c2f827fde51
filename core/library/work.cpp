// SPDX-License-Identifier: Apache-2.0
#include "core/library/work.h"

#include "core/base/utf8.h"
#include "core/io/posix_file.h"
#include "core/library/picture_facts.h"

#include <algorithm>
#include <system_error>

namespace seedbed {
namespace {

template <typename Iterator>
std::vector<std::filesystem::path> listed(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (Iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;  // shows when the file is read
        if (is_picture_name(entry->path()) && !entry->is_directory(unreadable) &&
            !is_claimed_name(entry->path()))
            files.push_back(entry->path());
    }
    if (error) throw_read_error(error.value(), folder);
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::vector<std::filesystem::path> picture_files(const std::filesystem::path& folder,
                                                 bool recursive) {
    return recursive ? listed<std::filesystem::recursive_directory_iterator>(folder)
                     : listed<std::filesystem::directory_iterator>(folder);
}

void require_library(const std::filesystem::path& folder) {
    if (file_exists(folder / "library.sqlite") || std::filesystem::is_directory(folder / "images"))
        return;
    throw Error(ErrorCode::FileNotFound,
                "The folder " + quote_path(folder) +
                    " is no library: it has neither library.sqlite nor images; name another.");
}

bool goes_on(const WorkProgress& progress, const WorkReport& report, std::size_t total) {
    if (!progress) return true;
    const auto seen =
        static_cast<std::size_t>(report.done + report.skipped) + report.problems.size();
    return progress(static_cast<int>(std::min(seen, total)), static_cast<int>(total));
}

bool is_of_one_file(const Error& error) {
    switch (error.code()) {
        case ErrorCode::FileFormat:
        case ErrorCode::FileNotFound:
        case ErrorCode::PermissionDenied:
        case ErrorCode::InvalidRequest:
            return true;
        default:
            return false;
    }
}

}  // namespace seedbed
