// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace seedbed {

// A hash in the making, for what comes in pieces.
class Sha256 {
 public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::span<const std::byte> bytes);
    // 64 lower-case hex digits; nothing may be added afterwards.
    std::string finish();

 private:
    struct Context;
    std::unique_ptr<Context> context_;
};

// 64 lower-case hex digits.
std::string sha256(std::span<const std::byte> bytes);

// Of a whole file, read in pieces. Throws Error: FileNotFound, PermissionDenied, FileFormat (a
// folder), IoFailure.
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace seedbed
