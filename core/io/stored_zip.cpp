// SPDX-License-Identifier: Apache-2.0
#include "core/io/stored_zip.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/mapped_file.h"

#include <algorithm>
#include <utility>

namespace seedbed {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50, kCentralHeader = 0x02014b50;
constexpr std::uint32_t kEnd = 0x06054b50, kEnd64 = 0x06064b50, kLocator64 = 0x07064b50;
constexpr std::uint64_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22, kEnd64Size = 56;
constexpr std::uint64_t kLocatorSize = 20, kLongestComment = 0xffff;
constexpr std::uint64_t kIn64 = 0xffffffff;  // "this value stands in the zip64 record"
constexpr std::uint16_t kExtra64 = 1;

[[noreturn]] void refuse(const MappedFile& file, const std::string& problem) {
    throw Error(ErrorCode::FileFormat,
                quote_path(file.path()) + " " + problem + "; download or copy the file again.");
}

}  // namespace

// Numbers of a mapped archive, each looked at only after its place was checked.
class StoredZip::Reader {
 public:
    explicit Reader(const MappedFile& file) : file_(file) {}

    std::uint64_t size() const { return file_.bytes().size(); }

    bool holds(std::uint64_t offset, std::uint64_t length) const {
        return offset <= size() && length <= size() - offset;
    }

    std::uint64_t number(std::uint64_t offset, int bytes) const {
        if (!holds(offset, static_cast<std::uint64_t>(bytes)))
            refuse(file_, "is cut short or damaged: its zip directory points behind its end");
        std::uint64_t value = 0;
        for (int i = bytes - 1; i >= 0; --i)
            value = value << 8 | std::to_integer<std::uint64_t>(
                                     file_.bytes()[offset + static_cast<std::uint64_t>(i)]);
        return value;
    }

    std::string text(std::uint64_t offset, std::uint64_t length) const {
        if (!holds(offset, length)) refuse(file_, "has a zip directory that is cut short");
        const auto part = file_.bytes().subspan(offset, length);
        return {reinterpret_cast<const char*>(part.data()), part.size()};
    }

    // Where the directory stands, and how many members it has.
    struct Directory {
        std::uint64_t offset = 0, members = 0;
    };

    Directory directory() const {
        const std::uint64_t end = find_end();
        Directory found{number(end + 16, 4), number(end + 10, 2)};
        if (found.offset != kIn64 && found.members != 0xffff && number(end + 12, 4) != kIn64)
            return found;
        if (end < kLocatorSize || number(end - kLocatorSize, 4) != kLocator64) return found;
        const std::uint64_t end64 = number(end - kLocatorSize + 8, 8);
        if (!holds(end64, kEnd64Size) || number(end64, 4) != kEnd64)
            refuse(file_, "has a zip64 record that is not where it should be");
        return {number(end64 + 48, 8), number(end64 + 32, 8)};
    }

    // Reads the member at `offset` of the directory and moves on to the next one.
    std::pair<std::string, Member> member(std::uint64_t& offset) const {
        if (!holds(offset, kCentralSize) || number(offset, 4) != kCentralHeader)
            refuse(file_, "has a damaged zip directory");
        const auto flags = number(offset + 8, 2), method = number(offset + 10, 2);
        const auto name_length = number(offset + 28, 2), extra_length = number(offset + 30, 2);
        std::uint64_t packed = number(offset + 20, 4), whole = number(offset + 24, 4);
        std::uint64_t header = number(offset + 42, 4);
        std::string name = text(offset + kCentralSize, name_length);
        read_extra(offset + kCentralSize + name_length, extra_length, {&whole, &packed, &header});
        offset += kCentralSize + name_length + extra_length + number(offset + 32, 2);
        return {std::move(name), {header, packed, (flags & 1) == 0 && method == 0}};
    }

    // The bytes behind a member's local header.
    std::span<const std::byte> data(const std::string& name, const Member& member) const {
        if (!holds(member.header, kLocalSize) || number(member.header, 4) != kLocalHeader)
            refuse(file_, "holds " + quote(name) + " at a place where no zip member begins");
        const std::uint64_t begin = member.header + kLocalSize + number(member.header + 26, 2) +
                                    number(member.header + 28, 2);
        if (!holds(begin, member.size))
            refuse(file_,
                   "is cut short: " + quote(name) + " should have " + std::to_string(member.size) +
                       " bytes");
        return file_.bytes().subspan(begin, member.size);
    }

 private:
    // The end record: it stands last, before a comment of the length that it names.
    std::uint64_t find_end() const {
        if (size() < kEndSize) refuse(file_, "is too short for a zip archive");
        const std::uint64_t last = size() - kEndSize;
        const std::uint64_t first = last - std::min(last, kLongestComment);
        for (std::uint64_t at = last + 1; at-- > first;)
            if (number(at, 4) == kEnd && number(at + 20, 2) == last - at) return at;
        refuse(file_, "has no zip directory at its end: it is cut short");
    }

    // Values that did not fit into 32 bits, in this order, stand in the zip64 extra field.
    void read_extra(std::uint64_t offset,
                    std::uint64_t length,
                    std::initializer_list<std::uint64_t*> values) const {
        const std::uint64_t end = offset + length;
        while (offset + 4 <= end) {
            const auto id = number(offset, 2);
            std::uint64_t at = offset + 4;
            const std::uint64_t field_end = std::min(end, at + number(offset + 2, 2));
            offset = field_end;
            if (id != kExtra64) continue;
            for (std::uint64_t* value : values) {
                if (*value != kIn64 || at + 8 > field_end) continue;
                *value = number(at, 8);
                at += 8;
            }
        }
    }

    const MappedFile& file_;
};

StoredZip::StoredZip(std::shared_ptr<const MappedFile> file) : file_(std::move(file)) {
    const Reader reader(*file_);
    auto [offset, count] = reader.directory();
    if (count > reader.size() / kCentralSize)
        refuse(*file_,
               "claims " + std::to_string(count) + " zip members, more than it has room for");
    for (std::uint64_t i = 0; i < count; ++i) {
        auto [name, member] = reader.member(offset);
        if (!members_.emplace(name, member).second)
            refuse(*file_, "holds the zip member " + quote(name) + " twice");
    }
}

std::string StoredZip::find(const std::string& file_name) const {
    std::string found;
    for (const auto& [name, member] : members_) {
        if (name != file_name && !name.ends_with("/" + file_name)) continue;
        if (!found.empty())
            refuse(*file_, "holds several members " + quote(file_name) + ", where one is expected");
        found = name;
    }
    return found;
}

std::span<const std::byte> StoredZip::bytes(const std::string& name) const {
    const auto found = members_.find(name);
    if (found == members_.end()) refuse(*file_, "has no zip member " + quote(name));
    if (!found->second.plain)
        throw Error(ErrorCode::UnsupportedModel,
                    quote_path(file_->path()) + " holds " + quote(name) +
                        " compressed or encrypted, which torch.save does not do and which cannot "
                        "be used in place; convert the file to safetensors.");
    return Reader(*file_).data(name, found->second);
}

bool begins_as_zip(std::span<const std::byte> bytes) {
    return bytes.size() >= 4 && bytes[0] == std::byte{'P'} && bytes[1] == std::byte{'K'} &&
           (bytes[2] == std::byte{3} || bytes[2] == std::byte{5});
}

}  // namespace seedbed
