// SPDX-License-Identifier: Apache-2.0
#include "core/io/npz.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <zip.h>

namespace seedbed {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are written as they lie");

constexpr std::size_t kAlignment = 64;     // of an array's first byte inside its .npy file
constexpr zip_uint16_t kFirstDate = 0x21;  // 1 January 1980: no clock in what we write

std::u32string to_utf32(const std::string& text) {
    if (!is_utf8(text))
        throw Error(ErrorCode::InvalidRequest,
                    "The text " + quote(text) + " is not UTF-8; correct it.");
    std::u32string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text, i);
        constexpr unsigned char kLead[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
        char32_t code = static_cast<unsigned char>(text[i]) & kLead[length];
        for (std::size_t k = 1; k < length; ++k)
            code = (code << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
        result += code;
        i += length;
    }
    return result;
}

// Texts of one array have equal length in UTF-32: the shorter ones are filled up with zeros.
std::size_t longest_of(const std::vector<std::string>& texts) {
    std::size_t longest = 1;
    for (const auto& text : texts) longest = std::max(longest, to_utf32(text).size());
    return longest;
}

std::string type_of(const std::vector<float>&) {
    return "<f4";
}
std::string type_of(const std::vector<double>&) {
    return "<f8";
}
std::string type_of(const std::vector<std::int64_t>&) {
    return "<i8";
}
std::string type_of(const std::vector<std::string>& texts) {
    return "<U" + std::to_string(longest_of(texts));
}

template <typename T>
void append(std::string& bytes, const std::vector<T>& values) {
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

void append(std::string& bytes, const std::vector<std::string>& texts) {
    const std::size_t longest = longest_of(texts);
    for (const auto& text : texts) {
        std::u32string letters = to_utf32(text);
        letters.resize(longest);
        bytes.append(reinterpret_cast<const char*>(letters.data()), longest * sizeof(char32_t));
    }
}

std::string shape_text(const std::vector<std::size_t>& shape) {
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + (shape.size() == 1 ? ",)" : ")");  // Python's tuple of one has a comma
}

// A zip archive that is built in memory, so that the file on disk appears whole or not at all.
class MemoryZip {
 public:
    explicit MemoryZip(const std::filesystem::path& path) : path_(path) {
        zip_error_t error;
        zip_error_init(&error);
        buffer_ = zip_source_buffer_create(nullptr, 0, 0, &error);
        if (!buffer_) fail(&error);
        zip_source_keep(buffer_);  // the archive's end gives one reference back
        archive_ = zip_open_from_source(buffer_, ZIP_TRUNCATE, &error);
        if (archive_) return;
        zip_source_free(buffer_);
        zip_source_free(buffer_);
        fail(&error);
    }
    ~MemoryZip() {
        if (archive_) zip_discard(archive_);
        zip_source_free(buffer_);
    }
    MemoryZip(const MemoryZip&) = delete;
    MemoryZip& operator=(const MemoryZip&) = delete;

    // `bytes` must live until finish().
    void add(const std::string& name, const std::string& bytes) {
        zip_source_t* file = zip_source_buffer(archive_, bytes.data(), bytes.size(), 0);
        if (!file) fail(zip_get_error(archive_));
        const auto at = zip_file_add(archive_, name.c_str(), file, ZIP_FL_ENC_UTF_8);
        if (at < 0) {
            zip_source_free(file);
            fail(zip_get_error(archive_));
        }
        const auto entry = static_cast<zip_uint64_t>(at);
        if (zip_set_file_compression(archive_, entry, ZIP_CM_STORE, 0) != 0 ||
            zip_file_set_dostime(archive_, entry, 0, kFirstDate, 0) != 0)
            fail(zip_get_error(archive_));
    }

    std::string finish() {
        if (zip_close(archive_) != 0) fail(zip_get_error(archive_));
        archive_ = nullptr;
        zip_stat_t stat;
        if (zip_source_stat(buffer_, &stat) != 0 || zip_source_open(buffer_) != 0)
            fail(zip_source_error(buffer_));
        std::string bytes(stat.size, '\0');
        const auto read = zip_source_read(buffer_, bytes.data(), bytes.size());
        zip_source_close(buffer_);
        check(read == static_cast<zip_int64_t>(bytes.size()),
              "[write_npz] the archive is cut short");
        return bytes;
    }

 private:
    [[noreturn]] void fail(zip_error_t* error) const {
        const bool memory = zip_error_code_zip(error) == ZIP_ER_MEMORY;
        throw Error(memory ? ErrorCode::OutOfMemory : ErrorCode::IoFailure,
                    quote_path(path_) + " cannot be written (" + zip_error_strerror(error) +
                        "); export fewer layers or steps, or free some memory.");
    }

    std::filesystem::path path_;
    zip_source_t* buffer_ = nullptr;
    zip_t* archive_ = nullptr;
};

}  // namespace

std::string encode_npy(const NpyArray& array) {
    std::size_t wanted = 1;
    for (const std::size_t length : array.shape) wanted *= length;
    const std::size_t count =
        std::visit([](const auto& values) { return values.size(); }, array.values);
    check(wanted == count, "[encode_npy] the values must fill the shape");
    const std::string type =
        std::visit([](const auto& values) { return type_of(values); }, array.values);
    std::string header = "{'descr': '" + type +
                         "', 'fortran_order': False, 'shape': " + shape_text(array.shape) + ", }";
    constexpr std::string_view kMagic("\x93NUMPY\x01\x00", 8);
    const std::size_t start = kMagic.size() + 2;  // the header's length takes two bytes
    const std::size_t end = (start + header.size() + kAlignment) / kAlignment * kAlignment;
    header.resize(end - start - 1, ' ');
    header += '\n';
    check(header.size() <= 0xffff, "[encode_npy] too many dimensions");
    std::string bytes(kMagic);
    bytes += static_cast<char>(header.size() & 0xffU);
    bytes += static_cast<char>(header.size() >> 8U);
    bytes += header;
    std::visit([&bytes](const auto& values) { append(bytes, values); }, array.values);
    return bytes;
}

void write_npz(const std::filesystem::path& path, std::span<const NpzEntry> entries) {
    std::vector<std::string> names;
    std::vector<std::string> files(entries.size());
    MemoryZip archive(path);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string& name = entries[i].name;
        check(!name.empty() && std::count(names.begin(), names.end(), name) == 0,
              "[write_npz] each array needs a name of its own");
        names.push_back(name);
        files[i] = encode_npy(entries[i].array);
        archive.add(name + ".npy", files[i]);
    }
    write_file(path, archive.finish());
}

}  // namespace seedbed
