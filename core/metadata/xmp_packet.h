// SPDX-License-Identifier: Apache-2.0
// XMP (ISO 16684-1) through Exiv2, safe from any thread and for packets from anywhere.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// The properties of a packet under Exiv2's keys: "Xmp.xmp.Rating", "Xmp.dc.subject".
class XmpPacket {
 public:
    XmpPacket();  // without properties
    // Throws Error{FileFormat} naming `source`: not XML, not XMP, a document type (which XMP never
    // has and attacks do), elements nested more than 100 deep, more than 16 MiB.
    static XmpPacket parse(std::string_view packet, const std::string& source);
    ~XmpPacket();
    XmpPacket(XmpPacket&&) noexcept;
    XmpPacket& operator=(XmpPacket&&) noexcept;

    // The value of a property, of a list its first, of languages the default; empty if absent.
    std::string text(const std::string& key) const;
    std::vector<std::string> texts(const std::string& key) const;

    // Empty values remove the property. Everything else in the packet stays.
    void set_text(const std::string& key, const std::string& value);
    void set_language_text(const std::string& key, const std::string& value);
    void set_bag(const std::string& key, const std::vector<std::string>& values);

    bool empty() const;
    // The packet as XML, the same for the same properties.
    std::string encode() const;

 private:
    void remove(const std::string& key);

    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace seedbed
