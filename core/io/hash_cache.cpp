// SPDX-License-Identifier: Apache-2.0
#include "core/io/hash_cache.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/io/json_file.h"

#include <cstdlib>
#include <limits>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::string key_of(const fs::path& path) {
    return fs::absolute(path).lexically_normal().string();
}

bool is_sha256(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

fs::path HashCache::default_file() {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/')
        return fs::path(cache) / "seedbed" / "hashes.json";
    const char* home = std::getenv("HOME");
    return fs::path(home == nullptr ? "/" : home) / ".cache" / "seedbed" / "hashes.json";
}

HashCache::HashCache(fs::path file) : file_(std::move(file)) {
    std::error_code ignored;
    if (!fs::exists(file_, ignored)) return;
    try {
        read();
    } catch (const Error& error) {
        entries_.clear();
        log(LogLevel::Warning,
            std::string("The hashes of models are computed again: ") + error.what());
    }
}

void HashCache::read() {
    const JsonObject file = JsonObject::open(file_);
    const JsonObject files = file.object("files");
    for (const auto& item : files.json().items()) {
        const JsonObject one = files.object(item.key());
        Entry entry{{static_cast<std::uint64_t>(one.integer("bytes", 0, kMost)),
                     one.integer("modified_ns", std::numeric_limits<std::int64_t>::min(), kMost),
                     static_cast<std::uint64_t>(one.integer("inode", 0, kMost))},
                    {one.text("sha256"), one.text("data_sha256", "")}};
        if (!is_sha256(entry.hashes.sha256)) one.fail("sha256", "64 hexadecimal digits");
        if (!entry.hashes.data_sha256.empty() && !is_sha256(entry.hashes.data_sha256))
            one.fail("data_sha256", "64 hexadecimal digits");
        entries_[item.key()] = std::move(entry);
    }
}

void HashCache::write() const {
    json files = json::object();
    std::error_code ignored;
    for (const auto& [path, entry] : entries_) {
        if (!is_utf8(path) || !fs::exists(path, ignored)) continue;
        files[path] = {{"bytes", entry.stamp.bytes},
                       {"modified_ns", entry.stamp.modified_ns},
                       {"inode", entry.stamp.inode},
                       {"sha256", entry.hashes.sha256},
                       {"data_sha256", entry.hashes.data_sha256}};
    }
    ensure_folder(file_.parent_path());
    write_file(file_, json{{"files", std::move(files)}}.dump(1));
}

std::optional<FileHashes> HashCache::find(const fs::path& path) const {
    const auto found = entries_.find(key_of(path));
    if (found == entries_.end() || found->second.stamp != FileStamp::of(path)) return std::nullopt;
    return found->second.hashes;
}

void HashCache::put(const fs::path& path, const FileStamp& stamp, const FileHashes& hashes) {
    if (FileStamp::of(path) != stamp) return;
    entries_[key_of(path)] = {stamp, hashes};
    try {
        write();
    } catch (const Error& error) {
        log(LogLevel::Warning, std::string("The hashes of models are not kept: ") + error.what());
    }
}

std::optional<FileHashes> HashCache::hashes_of(
    const fs::path& path, const std::function<bool(std::uint64_t, std::uint64_t)>& go_on) {
    if (auto known = find(path)) return known;
    FileHasher hasher(path);
    while (hasher.step())
        if (go_on && !go_on(hasher.done(), hasher.stamp().bytes)) return std::nullopt;
    const FileHashes hashes = hasher.finish();
    put(path, hasher.stamp(), hashes);
    return hashes;
}

}  // namespace seedbed
