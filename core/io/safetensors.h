// SPDX-License-Identifier: Apache-2.0
// The safetensors format: u64 little-endian N, N bytes of JSON, then the tensors' bytes without
// holes. https://github.com/huggingface/safetensors#format
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

class MappedFile;

enum class DType {
    F64,
    F32,
    F16,
    BF16,
    I64,
    I32,
    I16,
    I8,
    U8,
    Bool,
    F8E4M3,
    F8E5M2,
    U16,
    U32,
    U64
};

std::string_view to_string(DType dtype);  // as the format spells it: "F32", "BOOL", "F8_E4M3"
std::size_t item_size(DType dtype);       // in bytes

// Where a tensor lies: row-major, its bytes are [begin, end) of the data behind the header.
struct TensorEntry {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;  // empty = a scalar
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

// A safetensors file, mapped; the header is checked whole before anything is handed out, and no
// tensor is read before it is used.
class SafetensorsFile {
 public:
    // Throws Error: FileNotFound, PermissionDenied, IoFailure, or FileFormat that names the file,
    // the tensor or field and the remedy.
    static std::shared_ptr<const SafetensorsFile> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const noexcept;
    const std::map<std::string, TensorEntry>& tensors() const noexcept { return tensors_; }
    const std::map<std::string, std::string>& metadata() const noexcept { return metadata_; }
    bool contains(const std::string& name) const { return tensors_.contains(name); }

    // Throws Error{FileFormat} naming file and tensor when there is none of that name.
    const TensorEntry& entry(const std::string& name) const;

    // The tensor's bytes, little-endian; valid as long as this file is. The format promises no
    // alignment: copy before reading wider elements if the address is not a multiple of the item
    // size. Throws as entry().
    std::span<const std::byte> bytes(const std::string& name) const;

    // All bytes behind the header (what Civitai's AutoV3 and `Lora hashes` hash).
    std::span<const std::byte> data() const noexcept { return data_; }

 private:
    explicit SafetensorsFile(std::shared_ptr<const MappedFile> file);

    std::shared_ptr<const MappedFile> file_;
    std::map<std::string, TensorEntry> tensors_;
    std::map<std::string, std::string> metadata_;
    std::span<const std::byte> data_;
};

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
