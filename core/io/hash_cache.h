// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/model_hash.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace seedbed {

// Hashes of model files that were computed before, kept in one JSON file by path, size, time and
// inode. It is a cache: what cannot be read or written is logged and computed again.
class HashCache {
 public:
    explicit HashCache(std::filesystem::path file = default_file());
    // $XDG_CACHE_HOME/seedbed/hashes.json, else ~/.cache/seedbed/hashes.json.
    static std::filesystem::path default_file();

    // What is known of a file as it is now.
    std::optional<FileHashes> find(const std::filesystem::path& path) const;
    // Keeps hashes of a file, unless it is no longer as it was when they were computed.
    void put(const std::filesystem::path& path, const FileStamp& stamp, const FileHashes& hashes);

    // From the cache, or computed and kept. `go_on` is called between pieces with the bytes done
    // and all; where it returns false nothing is returned. Throws as FileHasher.
    std::optional<FileHashes> hashes_of(
        const std::filesystem::path& path,
        const std::function<bool(std::uint64_t done, std::uint64_t all)>& go_on = {});

 private:
    struct Entry {
        FileStamp stamp;
        FileHashes hashes;
    };
    void read();
    void write() const;

    std::filesystem::path file_;
    std::map<std::string, Entry> entries_;  // by absolute path
};

}  // namespace seedbed
