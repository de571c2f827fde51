// SPDX-License-Identifier: Apache-2.0
// Models in several files: "NAME.safetensors.index.json" or "NAME.bin.index.json" beside them.
// https://huggingface.co/docs/safetensors/metadata_parsing#sharded
#pragma once

#include "core/io/tensor_source.h"

namespace seedbed {

class ShardedTensors final : public TensorSource {
 public:
    // Opens every shard that the index names; their names are plain file names, so nothing outside
    // of the index's folder can be asked for. Throws Error{FileFormat} that names the index, the
    // field and the shard, FileNotFound for a shard that is missing, and as open_tensor_file.
    static std::shared_ptr<const ShardedTensors> open(const std::filesystem::path& index);

    std::span<const std::byte> bytes(const std::string& name) const override;
    void release_pages(const std::string& name) const override;
    void prefetch(const std::string& name) const override;
    const std::filesystem::path& file_of(const std::string& name) const override;
    std::vector<std::filesystem::path> files() const override;
    std::string_view kind() const override { return "shards"; }

 private:
    explicit ShardedTensors(const std::filesystem::path& index);
    const TensorSource& shard_of(const std::string& name) const;

    std::map<std::string, std::shared_ptr<const TensorSource>> shards_;  // by file name
    std::map<std::string, const TensorSource*> shard_of_;                // by tensor
};

}  // namespace seedbed
