// SPDX-License-Identifier: Apache-2.0
// The hashes by which programs and sites name a model file.
#pragma once

#include "core/io/posix_file.h"
#include "core/io/sha256.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

// A file at one moment: while this stays, its content is taken to stay.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::int64_t modified_ns = 0;  // since 1970
    std::uint64_t inode = 0;

    // Throws Error: FileNotFound, PermissionDenied, IoFailure.
    static FileStamp of(const std::filesystem::path& path);
    bool operator==(const FileStamp&) const = default;
};

struct FileHashes {
    std::string sha256;       // 64 hex digits, of the whole file
    std::string data_sha256;  // of what follows a safetensors header; empty for other files

    // AUTOMATIC1111's "Model hash" and Civitai's AutoV2.
    std::string auto_v2() const { return sha256.substr(0, 10); }
    // kohya's "addnet" hash and Civitai's AutoV3; empty for other files than safetensors.
    std::string auto_v3() const { return data_sha256.substr(0, 12); }
    bool operator==(const FileHashes&) const = default;
};

// Hashes a file in pieces, so that a long one can be stopped and shown in progress.
class FileHasher {
 public:
    // Throws as open_for_reading.
    explicit FileHasher(std::filesystem::path path);

    // Reads and hashes the next 8 MiB; false once the whole file is done. Throws Error{IoFailure}.
    bool step();
    std::uint64_t done() const { return done_; }       // bytes
    const FileStamp& stamp() const { return stamp_; }  // as it was when it was opened
    // After the last step, once.
    FileHashes finish();

 private:
    std::filesystem::path path_;
    FileDescriptor file_;
    FileStamp stamp_;
    std::vector<std::byte> buffer_;
    std::uint64_t done_ = 0;
    std::optional<std::uint64_t> data_begin_;  // of a safetensors file
    Sha256 whole_;
    Sha256 data_;
};

}  // namespace seedbed
