// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "app/cli/library_output.h"
#include "core/engine/event.h"
#include "core/library/model_shelf.h"

#include <string>
#include <vector>

namespace seedbed {

struct ModelsOptions {
    std::string library;  // whose shelf; empty = the default one
    bool json = false;
    std::string kind;                 // of list: "model", "lora", "embedding"; empty = all
    std::vector<std::string> words;   // of list: all must be found
    std::vector<std::string> models;  // of hash: names, paths or ids; none = all without one
    std::vector<std::string> folders;
};

// The subcommands. All throw as ModelShelf.
ExitCode list_models(const ModelsOptions& options);
// Looks into the watched folders and keeps what is found; into `folders`, if any are given, only to
// print it.
ExitCode scan_models(const ModelsOptions& options);
ExitCode add_model_folders(const ModelsOptions& options);
ExitCode remove_model_folders(const ModelsOptions& options);
ExitCode list_model_folders(const ModelsOptions& options);
ExitCode hash_models(const ModelsOptions& options);

}  // namespace seedbed
