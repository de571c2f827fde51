// SPDX-License-Identifier: Apache-2.0
// Zip archives whose members are read where they lie, which needs their offsets: APPNOTE.TXT 6.3.10
// with zip64. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace seedbed {

class MappedFile;

class StoredZip {
 public:
    // Reads the directory at the end. Throws Error{FileFormat} that names the file when it is cut
    // short, damaged, or points outside of itself.
    explicit StoredZip(std::shared_ptr<const MappedFile> file);

    bool contains(const std::string& name) const { return members_.contains(name); }

    // The path of the only member of this name in any folder: "archive/data.pkl" for "data.pkl";
    // empty if there is none. Throws Error{FileFormat} when there are several.
    std::string find(const std::string& file_name) const;

    // A member's bytes inside the mapping. Throws Error: FileFormat when there is none or it lies
    // outside of the file, UnsupportedModel when it is compressed or encrypted.
    std::span<const std::byte> bytes(const std::string& name) const;

 private:
    struct Member {
        std::uint64_t header = 0;  // offset of its local header
        std::uint64_t size = 0;    // as stored
        bool plain = false;        // neither compressed nor encrypted
    };
    class Reader;

    std::shared_ptr<const MappedFile> file_;
    std::map<std::string, Member> members_;
};

// Whether these bytes begin as a zip archive.
bool begins_as_zip(std::span<const std::byte> bytes);

}  // namespace seedbed
