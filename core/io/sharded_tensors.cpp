// SPDX-License-Identifier: Apache-2.0
#include "core/io/sharded_tensors.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"

namespace seedbed {
namespace {

constexpr std::size_t kMostShards = 1000;

bool is_plain_name(const std::string& name) {
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
           name.find('\\') == std::string::npos && name.find('\0') == std::string::npos;
}

std::shared_ptr<const TensorSource> open_shard(const JsonObject& map,
                                               const std::filesystem::path& folder,
                                               const std::string& tensor,
                                               const std::string& shard) {
    if (!is_plain_name(shard)) map.fail(tensor, "the name of a file in the same folder");
    std::error_code ignored;
    if (!std::filesystem::exists(folder / shard, ignored))
        throw Error(ErrorCode::FileNotFound,
                    map.source() + " names the shard " + quote(shard) +
                        ", which is not in its folder; download all of the model's files.");
    return open_tensor_file(folder / shard);
}

}  // namespace

std::shared_ptr<const ShardedTensors> ShardedTensors::open(const std::filesystem::path& index) {
    return std::shared_ptr<const ShardedTensors>(new ShardedTensors(index));
}

ShardedTensors::ShardedTensors(const std::filesystem::path& index) : TensorSource(index) {
    const JsonObject file = JsonObject::open(index);
    const JsonObject map = file.object("weight_map");
    for (const auto& item : map.json().items()) {
        const std::string& tensor = item.key();
        const std::string shard_name = map.text(tensor);
        auto& shard = shards_[shard_name];
        if (shards_.size() > kMostShards)
            file.fail("weight_map", "a list of at most " + std::to_string(kMostShards) + " shards");
        if (shard == nullptr) shard = open_shard(map, index.parent_path(), tensor, shard_name);
        if (!shard->contains(tensor))
            throw Error(ErrorCode::FileFormat,
                        map.source() + ": \"weight_map\" puts tensor " + quote(tensor) + " into " +
                            quote(shard_name) +
                            ", which does not hold it; download all of the model's files again.");
        tensors_.emplace(tensor, shard->entry(tensor));
        shard_of_.emplace(tensor, shard.get());
    }
    if (tensors_.empty()) file.fail("weight_map", "an object that names at least one tensor");
    for (const auto& [name, shard] : shards_)
        metadata_.insert(shard->metadata().begin(), shard->metadata().end());
}

const TensorSource& ShardedTensors::shard_of(const std::string& name) const {
    entry(name);
    return *shard_of_.at(name);
}

std::span<const std::byte> ShardedTensors::bytes(const std::string& name) const {
    return shard_of(name).bytes(name);
}

void ShardedTensors::release_pages(const std::string& name) const {
    shard_of(name).release_pages(name);
}

void ShardedTensors::prefetch(const std::string& name) const {
    shard_of(name).prefetch(name);
}

const std::filesystem::path& ShardedTensors::file_of(const std::string& name) const {
    return shard_of(name).file_of(name);
}

std::vector<std::filesystem::path> ShardedTensors::files() const {
    std::vector<std::filesystem::path> files;
    for (const auto& [name, shard] : shards_) files.push_back(shard->path());
    return files;
}

}  // namespace seedbed
