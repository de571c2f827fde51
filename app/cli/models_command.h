// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"

namespace CLI {
class App;
}

namespace seedbed {

// Adds `seedbed models` with its subcommands. `result` receives the outcome when one ran.
void add_models_command(CLI::App& app, ExitCode& result);

}  // namespace seedbed
