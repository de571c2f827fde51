// SPDX-License-Identifier: Apache-2.0
#include "core/io/resources.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace seedbed {
namespace {

std::vector<std::filesystem::path> places() {
    if (const char* folder = std::getenv("SEEDBED_RESOURCES"); folder && *folder) return {folder};
    std::vector<std::filesystem::path> result;
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) result.push_back(program.parent_path().parent_path() / "share" / "seedbed");
    result.emplace_back(SEEDBED_SOURCE_RESOURCES);
    return result;
}

}  // namespace

std::filesystem::path resource_path(const std::string& name) {
    std::string looked;
    for (const auto& place : places()) {
        std::error_code error;
        if (std::filesystem::exists(place / name, error)) return place / name;
        looked += (looked.empty() ? "" : ", ") + quote_path(place / name);
    }
    throw Error(ErrorCode::FileNotFound,
                "Seedbed's resource " + quote(name) + " was not found (looked at " + looked +
                    "); set SEEDBED_RESOURCES to the resources folder or install Seedbed again.");
}

}  // namespace seedbed
