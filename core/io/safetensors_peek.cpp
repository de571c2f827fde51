// SPDX-License-Identifier: Apache-2.0
#include "core/io/safetensors_peek.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"

#include <optional>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMostHeader = 100'000'000;

// The header's text, as far as the file has it.
std::optional<std::string_view> header_of(std::span<const std::byte> bytes) {
    if (bytes.size() < 9) return std::nullopt;
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | std::to_integer<std::uint64_t>(bytes[static_cast<std::size_t>(i)]);
    if (length > kMostHeader || length > bytes.size() - 8) return std::nullopt;
    return std::string_view(reinterpret_cast<const char*>(bytes.data()) + 8, length);
}

std::optional<TensorEntry> entry_of(const json& value) {
    if (!value.is_object() || !value.contains("dtype") || !value.contains("shape"))
        return std::nullopt;
    const json &type = value["dtype"], &shape = value["shape"];
    const auto dtype =
        type.is_string() ? parse_dtype(type.get_ref<const std::string&>()) : std::nullopt;
    if (!dtype || !shape.is_array()) return std::nullopt;
    TensorEntry entry{*dtype, {}, 0, item_size(*dtype)};
    for (const json& size : shape) {
        if (!size.is_number_unsigned()) return std::nullopt;
        entry.shape.push_back(size.get<std::int64_t>());
        if (entry.shape.back() < 0 ||
            __builtin_mul_overflow(
                entry.end, static_cast<std::uint64_t>(entry.shape.back()), &entry.end))
            return std::nullopt;
    }
    return entry;
}

class PeekedFile final : public TensorSource {
 public:
    PeekedFile(const std::filesystem::path& path, const json& header) : TensorSource(path) {
        for (const auto& [name, value] : header.items())
            if (const auto entry = entry_of(value)) tensors_[name] = *entry;
    }

    std::span<const std::byte> bytes(const std::string& name) const override {
        throw Error(ErrorCode::FileFormat,
                    quote_path(path_) + ": tensor " + quote(name) +
                        " cannot be read from a damaged file; download it again.");
    }
    void release_pages(const std::string& name) const override { entry(name); }
    std::string_view kind() const override { return "safetensors"; }
};

}  // namespace

std::shared_ptr<const TensorSource> peek_safetensors(const std::filesystem::path& path) {
    try {
        const auto file = MappedFile::open(path);
        const auto text = header_of(file->bytes());
        if (!text) return nullptr;
        const json header = parse_json(*text, quote_path(path), {kMostHeader, 8});
        return header.is_object() ? std::make_shared<PeekedFile>(path, header) : nullptr;
    } catch (const Error&) {
        return nullptr;  // whoever opened the file has said why
    }
}

}  // namespace seedbed
