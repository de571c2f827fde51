// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/read_settings.h"

#include "core/io/jpeg.h"
#include "core/io/mapped_file.h"
#include "core/io/png.h"
#include "core/io/webp.h"
#include "core/metadata/embedded_text.h"
#include "core/metadata/readers/readers.h"

#include <cstddef>
#include <span>
#include <utility>

namespace seedbed {
namespace {

PictureFile read_png_file(std::span<const std::byte> bytes,
                          const std::string& name,
                          std::vector<std::string>& problems) {
    auto header = decode_png_header(bytes, name);
    PictureFile file{PictureKind::Png, header.width, header.height, std::move(header.text), {}, {}};
    for (auto& item : exif_text(std::as_bytes(std::span(header.exif)), problems))
        file.text.push_back(std::move(item));
    return file;
}

PictureFile read_other_file(std::span<const std::byte> bytes,
                            PictureKind kind,
                            const std::string& name,
                            std::vector<std::string>& problems) {
    const auto [width, height] =
        kind == PictureKind::Jpeg ? jpeg_size(bytes, name) : webp_size(bytes, name);
    return {kind, width, height, embedded_text(bytes, kind, problems), {}, {}};
}

}  // namespace

PictureFile read_picture_file(const std::filesystem::path& path) {
    const auto mapped = MappedFile::open(path);
    const auto bytes = mapped->bytes();
    const auto name = path.string();
    const auto kind = require_picture_kind(bytes, name);
    std::vector<std::string> problems;
    auto file = kind == PictureKind::Png ? read_png_file(bytes, name, problems)
                                         : read_other_file(bytes, kind, name, problems);
    if (auto found = find_settings(file.text)) {
        file.settings = std::move(found->settings);
        file.as_written = std::move(found->as_written);
        file.recipe_key = std::move(found->recipe_key);
    }
    if (problems.empty()) return file;
    if (!file.settings) file.settings.emplace();
    file.settings->problems.insert(file.settings->problems.end(), problems.begin(), problems.end());
    return file;
}

std::optional<PictureSettings> settings_of(const PictureText& text) {
    auto found = find_settings(text);
    if (!found) return std::nullopt;
    return std::move(found->settings);
}

}  // namespace seedbed
