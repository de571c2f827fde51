// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace seedbed {

enum class LogLevel { Debug, Info, Warning, Error };

// Writes one line to every sink (spdlog behind it). Safe from any thread.
void log(LogLevel level, std::string_view message);

// Logs to standard error from `level` up. Called once by a program's main().
void log_to_stderr(LogLevel level);

// Adds a sink that receives each line (the studio's Log panel). It is called on the logging thread
// and must not log itself.
void add_log_sink(std::function<void(LogLevel, const std::string&)> sink);

}  // namespace seedbed
