// SPDX-License-Identifier: Apache-2.0
#include "core/io/safetensors.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMaxHeader = 100'000'000;  // the limit of the reference implementation
constexpr std::string_view kMetadata = "__metadata__";

// Of at least eight bytes.
std::uint64_t header_length(std::span<const std::byte> bytes) {
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | std::to_integer<std::uint64_t>(bytes[static_cast<std::size_t>(i)]);
    return length;
}

// What both checks and messages need to know while a header is read.
class HeaderReader {
 public:
    HeaderReader(const std::filesystem::path& path, std::span<const std::byte> bytes)
        : source_(quote_path(path)), bytes_(bytes) {}

    // Returns the JSON and sets data().
    json parse() {
        if (bytes_.size() < 8)
            refuse("has only " + std::to_string(bytes_.size()) +
                   " bytes, too few for a safetensors file");
        const std::uint64_t length = header_length(bytes_);
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
        if (const auto known = parse_dtype(text)) return *known;
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
        std::string extent = "[";
        extent += std::to_string(entry.begin) + ", " + std::to_string(entry.end) + "]";
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

std::shared_ptr<const SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path) {
    return open(MappedFile::open(path));
}

std::shared_ptr<const SafetensorsFile> SafetensorsFile::open(
    std::shared_ptr<const MappedFile> file) {
    return std::shared_ptr<const SafetensorsFile>(new SafetensorsFile(std::move(file)));
}

SafetensorsFile::SafetensorsFile(std::shared_ptr<const MappedFile> file)
    : TensorSource(file->path()), file_(std::move(file)) {
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

void SafetensorsFile::release_pages(const std::string& name) const {
    file_->release_pages(bytes(name));
}

void SafetensorsFile::prefetch(const std::string& name) const {
    file_->prefetch(bytes(name));
}

std::span<const std::byte> SafetensorsFile::bytes(const std::string& name) const {
    const auto& found = entry(name);
    return data_.subspan(found.begin, found.size());
}

bool begins_as_safetensors(std::span<const std::byte> bytes) {
    return bytes.size() > 8 && bytes[8] == std::byte{'{'} && header_length(bytes) <= kMaxHeader;
}

std::optional<std::uint64_t> safetensors_data_begin(std::span<const std::byte> bytes) {
    if (!begins_as_safetensors(bytes)) return std::nullopt;
    return 8 + header_length(bytes);
}

}  // namespace seedbed
