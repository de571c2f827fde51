// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/xmp_packet.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/metadata/exiv2_setup.h"

#include <cstddef>
#include <exiv2/properties.hpp>
#include <exiv2/value.hpp>
#include <exiv2/xmp_exiv2.hpp>
#include <expat.h>
#include <utility>

namespace seedbed {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
constexpr int kMaxDepth = 100;

[[noreturn]] void refuse(const std::string& source, const std::string& problem) {
    throw Error(ErrorCode::FileFormat, source + " " + problem + ".");
}

// What the XMP toolkit does not check itself: it follows elements by recursion, and entities as far
// as they grow.
struct Guard {
    XML_Parser parser;
    int depth = 0;
    bool too_deep = false;
    bool has_doctype = false;
};

void on_start(void* data, const XML_Char*, const XML_Char**) {
    auto& guard = *static_cast<Guard*>(data);
    if (++guard.depth <= kMaxDepth) return;
    guard.too_deep = true;
    XML_StopParser(guard.parser, XML_FALSE);
}

void on_end(void* data, const XML_Char*) {
    --static_cast<Guard*>(data)->depth;
}

void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& guard = *static_cast<Guard*>(data);
    guard.has_doctype = true;
    XML_StopParser(guard.parser, XML_FALSE);
}

void check_xml(std::string_view packet, const std::string& source) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate(nullptr), XML_ParserFree);
    if (!parser) throw Error(ErrorCode::OutOfMemory, "There is no memory to read XMP.");
    Guard guard{parser.get()};
    XML_SetUserData(parser.get(), &guard);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    const auto status =
        XML_Parse(parser.get(), packet.data(), static_cast<int>(packet.size()), XML_TRUE);
    if (guard.has_doctype) refuse(source, "holds XML with a document type, which XMP never has");
    if (guard.too_deep) refuse(source, "nests XML more than 100 elements deep");
    if (status != XML_STATUS_OK)
        refuse(source,
               "is not valid XML (line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) +
                   ": " + XML_ErrorString(XML_GetErrorCode(parser.get())) + ")");
}

// Packets in files are padded with zeros or spaces.
std::string_view without_padding(std::string_view packet) {
    while (!packet.empty() && (packet.back() == '\0' || packet.back() == ' ' ||
                               packet.back() == '\n' || packet.back() == '\r'))
        packet.remove_suffix(1);
    if (packet.starts_with("\xEF\xBB\xBF")) packet.remove_prefix(3);
    return packet;
}

}  // namespace

struct XmpPacket::Data {
    Exiv2::XmpData properties;
};

XmpPacket::XmpPacket() : data_(std::make_unique<Data>()) {
    setup_exiv2();
}

XmpPacket::~XmpPacket() = default;
XmpPacket::XmpPacket(XmpPacket&&) noexcept = default;
XmpPacket& XmpPacket::operator=(XmpPacket&&) noexcept = default;

XmpPacket XmpPacket::parse(std::string_view packet, const std::string& source) {
    packet = without_padding(packet);
    if (packet.size() > kMaxBytes)
        refuse(source,
               "has " + std::to_string(packet.size()) +
                   " bytes, more than the 16777216 that XMP may have");
    check_xml(packet, source);
    XmpPacket result;
    int status = 1;
    const auto lock = lock_xmp_toolkit();
    try {
        status = Exiv2::XmpParser::decode(result.data_->properties, std::string(packet));
    } catch (const std::exception& error) {
        refuse(source, "is not valid XMP (" + std::string(error.what()) + ")");
    }
    if (status != 0) refuse(source, "is not valid XMP");
    return result;
}

std::vector<std::string> XmpPacket::texts(const std::string& key) const {
    std::vector<std::string> result;
    const auto found = data_->properties.findKey(Exiv2::XmpKey(key));
    if (found == data_->properties.end()) return result;
    const auto add = [&](std::string text) {
        if (is_utf8(text)) result.push_back(std::move(text));
    };
    if (const auto* languages = dynamic_cast<const Exiv2::LangAltValue*>(&found->value())) {
        const auto usual = languages->value_.find("x-default");
        if (usual != languages->value_.end())
            add(usual->second);
        else if (!languages->value_.empty())
            add(languages->value_.begin()->second);
    } else if (dynamic_cast<const Exiv2::XmpArrayValue*>(&found->value())) {
        for (long i = 0; i < found->count(); ++i) add(found->toString(i));
    } else {
        add(found->toString());
    }
    return result;
}

std::string XmpPacket::text(const std::string& key) const {
    const auto all = texts(key);
    return all.empty() ? std::string() : all.front();
}

void XmpPacket::remove(const std::string& key) {
    const auto found = data_->properties.findKey(Exiv2::XmpKey(key));
    if (found != data_->properties.end()) data_->properties.erase(found);
}

void XmpPacket::set_text(const std::string& key, const std::string& value) {
    remove(key);
    if (value.empty()) return;
    const Exiv2::XmpTextValue text(value);
    data_->properties.add(Exiv2::XmpKey(key), &text);
}

void XmpPacket::set_language_text(const std::string& key, const std::string& value) {
    remove(key);
    if (value.empty()) return;
    Exiv2::LangAltValue text;
    text.value_["x-default"] = value;
    data_->properties.add(Exiv2::XmpKey(key), &text);
}

void XmpPacket::set_bag(const std::string& key, const std::vector<std::string>& values) {
    remove(key);
    if (values.empty()) return;
    Exiv2::XmpArrayValue bag(Exiv2::xmpBag);
    for (const auto& value : values) bag.read(value);
    data_->properties.add(Exiv2::XmpKey(key), &bag);
}

bool XmpPacket::empty() const {
    return data_->properties.empty();
}

std::string XmpPacket::encode() const {
    constexpr char kHead[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    // Of nothing, Exiv2 makes nothing, which is no XML.
    if (empty())
        return std::string(kHead) +
               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
               "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></x:xmpmeta>\n";
    const auto lock = lock_xmp_toolkit();
    std::string packet;
    const auto format = static_cast<std::uint16_t>(Exiv2::XmpParser::omitPacketWrapper |
                                                   Exiv2::XmpParser::useCompactFormat);
    if (Exiv2::XmpParser::encode(packet, data_->properties, format) != 0)
        throw Error(ErrorCode::Internal, "XMP could not be encoded.");
    return kHead + packet;
}

}  // namespace seedbed
