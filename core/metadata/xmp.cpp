// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/xmp.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/io/mapped_file.h"
#include "core/io/posix_file.h"
#include "core/metadata/read_settings.h"
#include "core/metadata/xmp_packet.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace seedbed {
namespace {

constexpr char kRating[] = "Xmp.xmp.Rating";
constexpr char kLabel[] = "Xmp.xmp.Label";
constexpr char kSubject[] = "Xmp.dc.subject";
constexpr char kDescription[] = "Xmp.dc.description";
constexpr char kOwnFlag[] = "Xmp.seedbed.Flag";
constexpr char kOwnFavourite[] = "Xmp.seedbed.Favourite";
constexpr char kOwnRating[] = "Xmp.seedbed.Rating";
constexpr char kPickLabel[] = "Pick";
constexpr std::size_t kMaxTags = 1000;

std::optional<double> number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// Windows counts 1, 25, 50, 75, 99.
int stars_of_percent(double percent) {
    if (percent < 1 || percent > 99) return 0;
    return 1 + static_cast<int>(std::lround(percent / 25));
}

void read_rating(const XmpPacket& xmp, Judgement& judgement) {
    const auto rating = number(xmp.text(kRating));
    if (rating && *rating < 0) judgement.flag = Flag::Reject;
    if (rating && *rating > 0 && *rating <= 5)
        judgement.rating = static_cast<int>(std::lround(std::max(1.0, *rating)));
    if (const auto percent = number(xmp.text("Xmp.MicrosoftPhoto.Rating")); percent && !rating)
        judgement.rating = stars_of_percent(*percent);
    if (const auto own = number(xmp.text(kOwnRating)); own && *own >= 1 && *own <= 5)
        judgement.rating = static_cast<int>(*own);
}

void read_flag(const XmpPacket& xmp, Judgement& judgement) {
    const auto own = xmp.text(kOwnFlag);
    const auto digikam = xmp.text("Xmp.digiKam.PickLabel");  // 1 rejected, 2 pending, 3 accepted
    if (judgement.flag == Flag::Reject || own == "reject" || digikam == "1")
        judgement.flag = Flag::Reject;
    else if (own == "pick" || xmp.text(kLabel) == kPickLabel || digikam == "3")
        judgement.flag = Flag::Pick;
    judgement.favourite = xmp.text(kOwnFavourite) == "True";
}

// Of "Places/Garden" and "Places|Garden" the leaf: parents come as tags of their own, if at all.
void read_tags(const XmpPacket& xmp, Judgement& judgement) {
    auto tags = xmp.texts(kSubject);
    const auto add_leaves = [&](const char* key, char separator) {
        for (const auto& path : xmp.texts(key))
            tags.push_back(path.substr(path.rfind(separator) + 1));
    };
    add_leaves("Xmp.digiKam.TagsList", '/');
    add_leaves("Xmp.lr.hierarchicalSubject", '|');
    std::erase_if(tags, [](const auto& tag) { return tag.find_first_not_of(" \t\n") == tag.npos; });
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    if (tags.size() > kMaxTags) tags.resize(kMaxTags);
    judgement.tags = std::move(tags);
}

Judgement judgement_of(const XmpPacket& xmp) {
    Judgement judgement;
    read_rating(xmp, judgement);
    read_flag(xmp, judgement);
    read_tags(xmp, judgement);
    // Draw Things describes there how a picture was made.
    if (xmp.text("Xmp.xmp.CreatorTool") != "Draw Things") judgement.note = xmp.text(kDescription);
    return judgement;
}

void put(const Judgement& judgement, XmpPacket& xmp) {
    const bool reject = judgement.flag == Flag::Reject;
    const auto stars = judgement.rating > 0 ? std::to_string(judgement.rating) : std::string();
    xmp.set_text(kRating, reject ? "-1" : stars);
    // A label of another program's (a colour) stays.
    if (judgement.flag == Flag::Pick)
        xmp.set_text(kLabel, kPickLabel);
    else if (xmp.text(kLabel) == kPickLabel)
        xmp.set_text(kLabel, "");
    xmp.set_bag(kSubject, judgement.tags);
    xmp.set_language_text(kDescription, judgement.note);
    xmp.set_text(kOwnFlag, reject ? "reject" : judgement.flag == Flag::Pick ? "pick" : "");
    xmp.set_text(kOwnFavourite, judgement.favourite ? "True" : "");
    xmp.set_text(kOwnRating, reject ? stars : "");
    // What others say in their own words would come back when it is read.
    for (const auto* key : {"Xmp.MicrosoftPhoto.Rating",
                            "Xmp.digiKam.PickLabel",
                            "Xmp.digiKam.TagsList",
                            "Xmp.lr.hierarchicalSubject"})
        xmp.set_text(key, "");
}

std::optional<XmpPacket> read_sidecar(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    return XmpPacket::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                            quote_path(path));
}

}  // namespace

std::string to_xmp(const Judgement& judgement) {
    XmpPacket xmp;
    put(judgement, xmp);
    return xmp.encode();
}

Judgement from_xmp(std::string_view packet, const std::string& source) {
    return judgement_of(XmpPacket::parse(packet, source));
}

std::filesystem::path sidecar_of(const std::filesystem::path& picture) {
    auto path = picture;
    path += ".xmp";
    return path;
}

std::optional<Judgement> read_judgement(const std::filesystem::path& picture) {
    auto adobe = picture;
    adobe.replace_extension(".xmp");
    for (const auto& path : {sidecar_of(picture), adobe})
        if (const auto xmp = read_sidecar(path)) return judgement_of(*xmp);
    const auto file = read_picture_file(picture);
    for (const auto& [key, text] : file.text) {
        if (key != "xmp" && key != "XML:com.adobe.xmp") continue;
        auto judgement = from_xmp(text, "The XMP in " + quote_path(picture));
        if (!judgement.empty()) return judgement;
    }
    return std::nullopt;
}

void write_judgement(const std::filesystem::path& picture, const Judgement& judgement) {
    const auto path = sidecar_of(picture);
    auto xmp = read_sidecar(path);
    if (!xmp && judgement.empty()) return;
    if (!xmp) xmp.emplace();
    put(judgement, *xmp);
    if (!xmp->empty()) return write_file(path, std::string_view(xmp->encode()));
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error) throw_write_error(error.value(), path);
}

}  // namespace seedbed
