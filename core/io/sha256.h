// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace seedbed {

// 64 lower-case hex digits.
std::string sha256(std::span<const std::byte> bytes);

// Of a whole file, read in pieces. Throws Error: FileNotFound, PermissionDenied, FileFormat (a
// folder), IoFailure.
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace seedbed
