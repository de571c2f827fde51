// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/dtype.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seedbed {

// A tensor of a file: row-major; its bytes are [begin, end) of the part of the file that holds data
// (safetensors: behind the header; torch: the whole file).
struct TensorEntry {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;  // empty = a scalar
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    std::uint64_t size() const { return end - begin; }  // in bytes
};

// Tensors by name in files that are mapped and never read before they are used: one safetensors
// file, one torch archive, or several of these under an index. Everything that the file claims has
// been checked before one of these exists.
class TensorSource {
 public:
    virtual ~TensorSource() = default;
    TensorSource(const TensorSource&) = delete;
    TensorSource& operator=(const TensorSource&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }  // as it was opened
    const std::map<std::string, TensorEntry>& tensors() const noexcept { return tensors_; }
    const std::map<std::string, std::string>& metadata() const noexcept { return metadata_; }
    bool contains(const std::string& name) const { return tensors_.contains(name); }

    // Throws Error{FileFormat} naming file and tensor when there is none of that name.
    const TensorEntry& entry(const std::string& name) const;

    // The tensor's bytes, little-endian; valid as long as this source is. No alignment is promised:
    // copy before reading wider elements if the address is not a multiple of the item size. Throws
    // as entry().
    virtual std::span<const std::byte> bytes(const std::string& name) const = 0;

    // Lets the kernel take the tensor's memory back until it is read again: for callers that made
    // their own copy. Throws as entry().
    virtual void release_pages(const std::string& name) const = 0;
    // Begins to read the tensor from disk, for callers that will need all of it.
    virtual void prefetch(const std::string&) const {}

    // The file that holds the tensor, for messages. Throws as entry().
    virtual const std::filesystem::path& file_of(const std::string& name) const;

    // Every file with tensors, in the order of their names.
    virtual std::vector<std::filesystem::path> files() const { return {path_}; }

    // "safetensors", "torch" or "shards".
    virtual std::string_view kind() const = 0;

 protected:
    explicit TensorSource(std::filesystem::path path) : path_(std::move(path)) {}

    std::filesystem::path path_;
    std::map<std::string, TensorEntry> tensors_;
    std::map<std::string, std::string> metadata_;
};

// Opens a file of tensors of any form, by its content and not by its name: safetensors, a zip
// archive of torch.save (.ckpt, .bin, .pt), or the JSON index of a sharded model. Executes nothing.
// Throws Error that names the file, what is wrong and the remedy: FileNotFound, PermissionDenied,
// IoFailure, FileFormat (damaged, or none of these) and UnsupportedModel (older pickles, compressed
// archives, pickles that ask for code).
std::shared_ptr<const TensorSource> open_tensors(const std::filesystem::path& path);

// The same, but an index is refused with FileFormat: what a shard may be.
std::shared_ptr<const TensorSource> open_tensor_file(const std::filesystem::path& path);

}  // namespace seedbed
