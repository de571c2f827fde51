// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"

namespace CLI {
class App;
}

namespace seedbed {

// Adds `seedbed reproduce`. `result` receives the outcome when the command ran.
void add_reproduce_command(CLI::App& app, ExitCode& result);

}  // namespace seedbed
