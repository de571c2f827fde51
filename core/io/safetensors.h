// SPDX-License-Identifier: Apache-2.0
// The safetensors format: u64 little-endian N, N bytes of JSON, then the tensors' bytes without
// holes. https://github.com/huggingface/safetensors#format
#pragma once

#include "core/io/tensor_source.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

class MappedFile;

// A safetensors file, mapped; the header is checked whole before anything is handed out, and no
// tensor is read before it is used.
class SafetensorsFile final : public TensorSource {
 public:
    // Throws Error: FileNotFound, PermissionDenied, IoFailure, or FileFormat that names the file,
    // the tensor or field and the remedy.
    static std::shared_ptr<const SafetensorsFile> open(const std::filesystem::path& path);
    static std::shared_ptr<const SafetensorsFile> open(std::shared_ptr<const MappedFile> file);

    std::span<const std::byte> bytes(const std::string& name) const override;
    void release_pages(const std::string& name) const override;
    void prefetch(const std::string& name) const override;
    std::string_view kind() const override { return "safetensors"; }

    // All bytes behind the header (what Civitai's AutoV3 and `Lora hashes` hash).
    std::span<const std::byte> data() const noexcept { return data_; }

 private:
    explicit SafetensorsFile(std::shared_ptr<const MappedFile> file);

    std::shared_ptr<const MappedFile> file_;
    std::span<const std::byte> data_;
};

// Whether these bytes begin as a safetensors file, sound or not: a length within the format's
// limit, then a brace.
bool begins_as_safetensors(std::span<const std::byte> bytes);

// Where the data of a file with this beginning stand, if it begins so.
std::optional<std::uint64_t> safetensors_data_begin(std::span<const std::byte> bytes);

// A tensor to be written: row-major, little-endian bytes, exactly product(shape) * item_size(dtype)
// of them.
struct TensorData {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

// Writes a safetensors file atomically. The same arguments give the same bytes; each tensor is
// aligned to its item size (wide types first, then by name). Throws Error as AtomicFile,
// InvalidRequest for a name or metadata that is not UTF-8, and LogicError when a tensor's bytes do
// not fit its shape.
void write_safetensors(const std::filesystem::path& path,
                       const std::map<std::string, TensorData>& tensors,
                       const std::map<std::string, std::string>& metadata = {});

}  // namespace seedbed
