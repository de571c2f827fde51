// SPDX-License-Identifier: Apache-2.0
// Formats: proc(5) meminfo and cgroup; the kernel's admin-guide/cgroup-v2.rst and
// cgroup-v1/memory.rst.
#include "core/models/memory_limit.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <string>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

// The number in a file of one number; nothing for "max" or no such file.
std::optional<std::uint64_t> read_number(const fs::path& file) {
    std::ifstream in(file);
    std::uint64_t value = 0;
    if (in >> value) return value;
    return std::nullopt;
}

// The number behind `key` in a file of lines "key value".
std::optional<std::uint64_t> read_entry(const fs::path& file, const std::string& key) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
        if (!line.starts_with(key)) continue;
        const auto digits = line.find_first_of("0123456789", key.size());
        std::uint64_t value = 0;
        if (digits == std::string::npos) continue;
        const auto result = std::from_chars(line.data() + digits, line.data() + line.size(), value);
        if (result.ec == std::errc()) return value;
    }
    return std::nullopt;
}

// What a group may still take: its limit less what it holds and cannot drop.
std::optional<std::uint64_t> room(std::optional<std::uint64_t> limit,
                                  std::optional<std::uint64_t> used,
                                  std::optional<std::uint64_t> droppable) {
    if (!limit || !used) return std::nullopt;
    const std::uint64_t held = *used - std::min(*used, droppable.value_or(0));
    return *limit - std::min(*limit, held);
}

// This process's group under `controller` ("" is version 2), as /proc/self/cgroup gives it.
fs::path own_group(const fs::path& root, const std::string& controller) {
    std::ifstream in(root / "proc/self/cgroup");
    std::string line;
    while (std::getline(in, line)) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (second == std::string::npos) continue;
        if (line.substr(first + 1, second - first - 1) == controller) {
            return fs::path(line.substr(second + 1)).relative_path();
        }
    }
    return {};
}

struct GroupFiles {
    std::string mount, controller, limit, used, droppable;
};

// The least room on the way from our group to the top. Inside a container the path may not exist:
// then the mount itself is the container's group.
void lower_to_groups(std::uint64_t& available, const fs::path& root, const GroupFiles& files) {
    const fs::path mount = root / files.mount;
    fs::path group = own_group(root, files.controller);
    while (true) {
        const fs::path folder = mount / group;
        const auto left = room(read_number(folder / files.limit),
                               read_number(folder / files.used),
                               read_entry(folder / "memory.stat", files.droppable));
        if (left) available = std::min(available, *left);
        if (group.empty()) return;
        group = group.parent_path();
    }
}

}  // namespace

std::uint64_t available_memory(const fs::path& root) {
    const auto kib = read_entry(root / "proc/meminfo", "MemAvailable:");
    if (!kib) {
        throw Error(ErrorCode::IoFailure,
                    "\"/proc/meminfo\" does not say how much memory is available; mount /proc.");
    }
    std::uint64_t available = *kib * 1024;
    lower_to_groups(
        available, root, {"sys/fs/cgroup", "", "memory.max", "memory.current", "inactive_file "});
    lower_to_groups(available,
                    root,
                    {"sys/fs/cgroup/memory",
                     "memory",
                     "memory.limit_in_bytes",
                     "memory.usage_in_bytes",
                     "total_inactive_file "});
    return available;
}

void check_memory(const std::string& what, std::uint64_t needed) {
    const std::uint64_t available = available_memory();
    if (needed <= available) return;
    constexpr double kGib = 1024.0 * 1024.0 * 1024.0;
    throw Error(ErrorCode::OutOfMemory,
                fmt::format("{} needs {:.1f} GiB of memory for its weights, but only {:.1f} GiB "
                            "are free; close other "
                            "programs, raise the memory limit of this job, or use a smaller model.",
                            what,
                            static_cast<double>(needed) / kGib,
                            static_cast<double>(available) / kGib));
}

}  // namespace seedbed
