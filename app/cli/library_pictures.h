// SPDX-License-Identifier: Apache-2.0
// The subcommands of `seedbed library` that look for pictures and judge them.
#pragma once

#include "app/cli/exit_code.h"
#include "app/cli/library_options.h"
#include "core/library/library.h"

namespace seedbed {

// The library that the options name, with files that came meanwhile. Throws Error{FileNotFound}
// where there is none.
Library open_library(const LibraryOptions& options);
// The folder that the options name.
std::filesystem::path library_folder(const LibraryOptions& options);

ExitCode search_library(const LibraryOptions& options);
ExitCode judge_pictures(const LibraryOptions& options);
ExitCode bin_pictures(const LibraryOptions& options);
ExitCode restore_pictures(const LibraryOptions& options);
ExitCode empty_library_bin(const LibraryOptions& options);

}  // namespace seedbed
