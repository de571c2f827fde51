// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace seedbed {

// A file or folder that ships with Seedbed, by its path under resources/ ("models/tabletop").
// Looked for in the folder SEEDBED_RESOURCES alone, where that is set; else in ../share/seedbed
// beside the program's folder, then in the source tree it was built from. Throws
// Error{FileNotFound} that lists where it looked.
std::filesystem::path resource_path(const std::string& name);

}  // namespace seedbed
