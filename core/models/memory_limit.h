// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace seedbed {

// Bytes of memory that this process can still use: MemAvailable of /proc/meminfo, or less where a
// control group (a container, a Slurm job) sets a limit. `root` stands in for "/" in tests. Throws
// Error{IoFailure} when meminfo cannot be read.
std::uint64_t available_memory(const std::filesystem::path& root = "/");

// Throws Error{OutOfMemory} that names `what` and both sizes when `needed` bytes exceed
// available_memory().
void check_memory(const std::string& what, std::uint64_t needed);

}  // namespace seedbed
