// SPDX-License-Identifier: Apache-2.0
#include "core/io/safetensors.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMaxHeader = 100'000'000;  // the limit of the reference implementation
constexpr std::string_view kMetadata = "__metadata__";

struct DTypeInfo {
    DType dtype;
    std::string_view name;
    std::size_t size;
};

constexpr std::array<DTypeInfo, 15> kDTypes{{
    {DType::F64, "F64", 8},
    {DType::F32, "F32", 4},
    {DType::F16, "F16", 2},
    {DType::BF16, "BF16", 2},
    {DType::I64, "I64", 8},
    {DType::I32, "I32", 4},
    {DType::I16, "I16", 2},
    {DType::I8, "I8", 1},
    {DType::U8, "U8", 1},
    {DType::Bool, "BOOL", 1},
    {DType::F8E4M3, "F8_E4M3", 1},
    {DType::F8E5M2, "F8_E5M2", 1},
    {DType::U16, "U16", 2},
    {DType::U32, "U32", 4},
    {DType::U64, "U64", 8},
}};

const DTypeInfo& info(DType dtype) {
    const auto& found = kDTypes.at(static_cast<std::size_t>(dtype));
    check(found.dtype == dtype, "[safetensors] the dtype table is out of order");
    return found;
}

// What both checks and messages need to know while a header is read.
class HeaderReader {
 public:
    HeaderReader(const std::filesystem::path& path, std::span<const std::byte> bytes)
        : source_(quote_path(path)), bytes_(bytes) {}

    // Returns the JSON and sets data().
    json parse() {
        std::uint64_t length = 0;
        if (bytes_.size() < 8)
            refuse("has only " + std::to_string(bytes_.size()) +
                   " bytes, too few for a safetensors file");
        for (int i = 7; i >= 0; --i)
            length =
                length << 8 | std::to_integer<std::uint64_t>(bytes_[static_cast<std::size_t>(i)]);
        if (length > kMaxHeader)
            refuse("claims a safetensors header of " + std::to_string(length) +
                   " bytes, above the format's limit of 100,000,000; it is damaged or no "
                   "safetensors file");
        if (length > bytes_.size() - 8)
            refuse("claims a safetensors header of " + std::to_string(length) +
                   " bytes, but only " + std::to_string(bytes_.size() - 8) +
                   " follow: it is cut short");
        const auto header = bytes_.subspan(8, length);
        data_ = bytes_.subspan(8 + length);
        if (header.empty() || header[0] != std::byte{'{'})
            refuse("has a safetensors header that does not begin with {");
        const std::string_view text(reinterpret_cast<const char*>(header.data()), header.size());
        return parse_json(text, source_ + ": the safetensors header", {kMaxHeader, 8});
    }

    std::map<std::string, std::string> metadata(const json& value) const {
        if (!value.is_object()) refuse("has a __metadata__ that is no object");
        std::map<std::string, std::string> result;
        for (const auto& [key, text] : value.items()) {
            if (!text.is_string())
                refuse("has a __metadata__ field " + quote(key) + " that is no text");
            result[key] = text.get<std::string>();
        }
        return result;
    }

    TensorEntry tensor(const std::string& name, const json& value) const {
        if (!value.is_object()) refuse_tensor(name, "is no object");
        for (const auto& item : value.items())
            if (item.key() != "dtype" && item.key() != "shape" && item.key() != "data_offsets")
                refuse_tensor(name, "has the unknown field " + quote(item.key()));
        TensorEntry entry;
        entry.dtype = dtype(name, value);
        for (const auto size : numbers(name, value, "shape")) {
            if (size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                refuse_tensor(name, "has a shape that is too large");
            entry.shape.push_back(static_cast<std::int64_t>(size));
        }
        const auto offsets = numbers(name, value, "data_offsets");
        if (offsets.size() != 2) refuse_tensor(name, "needs two data_offsets");
        entry.begin = offsets[0];
        entry.end = offsets[1];
        check_extent(name, entry);
        return entry;
    }

    // The tensors must cover the data without overlap, hole or rest.
    void check_layout(const std::map<std::string, TensorEntry>& tensors) const {
        using Item = std::pair<const std::string, TensorEntry>;
        std::vector<const Item*> order;
        for (const auto& item : tensors) order.push_back(&item);
        std::sort(order.begin(), order.end(), [](const Item* a, const Item* b) {
            return std::pair(a->second.begin, a->second.end) <
                   std::pair(b->second.begin, b->second.end);
        });
        std::uint64_t covered = 0;
        for (const auto* item : order) {
            const auto& [name, entry] = *item;
            if (entry.begin < covered)
                refuse_tensor(name,
                              "overlaps the tensor before it (it begins at byte " +
                                  std::to_string(entry.begin) + ", that one ends at " +
                                  std::to_string(covered) + ")");
            if (entry.begin > covered)
                refuse_tensor(name,
                              "begins at byte " + std::to_string(entry.begin) +
                                  " of the data and leaves a hole after byte " +
                                  std::to_string(covered));
            covered = entry.end;
        }
        if (covered != data_.size())
            refuse("holds " + std::to_string(data_.size()) +
                   " bytes of data, but its tensors take " + std::to_string(covered));
    }

    std::span<const std::byte> data() const { return data_; }

 private:
    [[noreturn]] void refuse(const std::string& problem) const {
        throw Error(ErrorCode::FileFormat,
                    source_ + " " + problem + "; download or copy it again.");
    }

    [[noreturn]] void refuse_tensor(const std::string& name, const std::string& problem) const {
        throw Error(ErrorCode::FileFormat,
                    source_ + ": tensor " + quote(name) + " " + problem +
                        "; download or copy the file again.");
    }

    DType dtype(const std::string& name, const json& value) const {
        const auto found = value.find("dtype");
        if (found == value.end() || !found->is_string()) refuse_tensor(name, "has no dtype");
        const auto& text = found->get_ref<const std::string&>();
        for (const auto& known : kDTypes)
            if (known.name == text) return known.dtype;
        refuse_tensor(name, "has the dtype " + quote(text) + ", which Seedbed does not know");
    }

    std::vector<std::uint64_t> numbers(const std::string& name,
                                       const json& value,
                                       const char* field) const {
        const auto found = value.find(field);
        if (found == value.end() || !found->is_array())
            refuse_tensor(name, std::string("has no ") + field);
        std::vector<std::uint64_t> result;
        for (const auto& item : *found) {
            if (!item.is_number_unsigned())
                refuse_tensor(
                    name,
                    std::string("has a ") + field +
                        " entry that is no whole number of 0 or more: " + quote(item.dump(), 40));
            result.push_back(item.get<std::uint64_t>());
        }
        return result;
    }

    void check_extent(const std::string& name, const TensorEntry& entry) const {
        const auto extent =
            "[" + std::to_string(entry.begin) + ", " + std::to_string(entry.end) + "]";
        if (entry.begin > entry.end)
            refuse_tensor(name, "has data_offsets that run backwards, " + extent);
        if (entry.end > data_.size())
            refuse_tensor(name,
                          "has data_offsets " + extent + ", but the file holds only " +
                              std::to_string(data_.size()) + " bytes of data: it is cut short");
        std::uint64_t size = item_size(entry.dtype);
        for (const auto length : entry.shape)
            if (__builtin_mul_overflow(size, static_cast<std::uint64_t>(length), &size))
                refuse_tensor(name, "has a shape that is too large");
        if (size != entry.end - entry.begin)
            refuse_tensor(name,
                          "needs " + std::to_string(size) + " bytes for its shape, but has " +
                              std::to_string(entry.end - entry.begin));
    }

    std::string source_;
    std::span<const std::byte> bytes_;
    std::span<const std::byte> data_;
};

}  // namespace

std::string_view to_string(DType dtype) {
    return info(dtype).name;
}

std::size_t item_size(DType dtype) {
    return info(dtype).size;
}

std::shared_ptr<const SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path) {
    return std::shared_ptr<const SafetensorsFile>(new SafetensorsFile(MappedFile::open(path)));
}

SafetensorsFile::SafetensorsFile(std::shared_ptr<const MappedFile> file) : file_(std::move(file)) {
    HeaderReader reader(file_->path(), file_->bytes());
    const auto header = reader.parse();
    for (const auto& [name, value] : header.items()) {
        if (name == kMetadata)
            metadata_ = reader.metadata(value);
        else
            tensors_.emplace(name, reader.tensor(name, value));
    }
    reader.check_layout(tensors_);
    data_ = reader.data();
}

const std::filesystem::path& SafetensorsFile::path() const noexcept {
    return file_->path();
}

const TensorEntry& SafetensorsFile::entry(const std::string& name) const {
    const auto found = tensors_.find(name);
    if (found == tensors_.end())
        throw Error(
            ErrorCode::FileFormat,
            quote_path(path()) + ": tensor " + quote(name) +
                " is missing; download the file again or choose the file of another model.");
    return found->second;
}

std::span<const std::byte> SafetensorsFile::bytes(const std::string& name) const {
    const auto& found = entry(name);
    return data_.subspan(found.begin, found.end - found.begin);
}

}  // namespace seedbed
