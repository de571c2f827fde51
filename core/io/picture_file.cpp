// SPDX-License-Identifier: Apache-2.0
#include "core/io/picture_file.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/downscale.h"
#include "core/io/jpeg.h"
#include "core/io/mapped_file.h"
#include "core/io/png.h"
#include "core/io/webp.h"

#include <string_view>
#include <utility>

namespace seedbed {
namespace {

using namespace std::string_view_literals;

// `side` above 0: no smaller than that, where the format can be decoded smaller.
Image decode(const std::filesystem::path& path, int side) {
    const auto file = MappedFile::open(path);
    const auto name = path.string();
    switch (require_picture_kind(file->bytes(), name)) {
        case PictureKind::Jpeg:
            return decode_jpeg(file->bytes(), name, side);
        case PictureKind::WebP:
            return decode_webp(file->bytes(), name);
        case PictureKind::Png:
            break;
    }
    return decode_png(file->bytes(), name).image;
}

}  // namespace

std::optional<PictureKind> picture_kind(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with("\x89PNG\r\n\x1A\n"sv)) return PictureKind::Png;
    if (text.starts_with("\xFF\xD8\xFF"sv)) return PictureKind::Jpeg;
    if (text.starts_with("RIFF"sv) && text.size() > 12 && text.substr(8, 4) == "WEBP"sv)
        return PictureKind::WebP;
    return std::nullopt;
}

PictureKind require_picture_kind(std::span<const std::byte> bytes, const std::string& name) {
    if (const auto kind = picture_kind(bytes)) return *kind;
    throw Error(
        ErrorCode::FileFormat,
        quote(name, 1000) + " is not a picture that can be read; choose a PNG, JPEG or WebP file.");
}

Image read_picture(const std::filesystem::path& path) {
    return decode(path, 0);
}

Image thumbnail(const std::filesystem::path& path, int side) {
    check(side >= 1, "[thumbnail] the side must be at least 1");
    return fit_inside(decode(path, side), side);
}

}  // namespace seedbed
