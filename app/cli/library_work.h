// SPDX-License-Identifier: Apache-2.0
// The subcommands of `seedbed library` that work on the whole of it.
#pragma once

#include "app/cli/exit_code.h"
#include "app/cli/library_options.h"

namespace seedbed {

ExitCode describe_library(const LibraryOptions& options);
ExitCode rebuild_library_index(const LibraryOptions& options);
// File when the index and the files differ.
ExitCode verify_library_index(const LibraryOptions& options);
ExitCode export_from_library(const LibraryOptions& options);
ExitCode import_into_library(const LibraryOptions& options);
ExitCode list_used_seeds(const LibraryOptions& options);
// Lists favourite seeds, after adding and removing some.
ExitCode list_favourite_seeds(const LibraryOptions& options);

}  // namespace seedbed
