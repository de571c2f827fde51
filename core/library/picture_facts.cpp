// SPDX-License-Identifier: Apache-2.0
#include "core/library/picture_facts.h"

#include "core/base/error.h"
#include "core/io/posix_file.h"
#include "core/metadata/read_settings.h"
#include "core/metadata/xmp.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>

namespace seedbed {
namespace {

struct stat status_of(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) throw_read_error(errno, file);
    return status;
}

std::int64_t ms_of(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

bool is_xmp(const std::pair<std::string, std::string>& text) {
    return text.first == "XML:com.adobe.xmp" || text.first == "xmp";
}

// Most pictures have neither sidecar nor XMP inside, and are not read once more.
Judgement judgement_of(const std::filesystem::path& picture, const PictureText& text) {
    auto adobe = picture;
    adobe.replace_extension(".xmp");
    if (file_exists(sidecar_of(picture)) || file_exists(adobe) ||
        std::any_of(text.begin(), text.end(), is_xmp))
        return read_judgement(picture).value_or(Judgement{});
    return {};
}

}  // namespace

PictureFacts facts_of(const std::filesystem::path& picture,
                      const std::optional<PictureSettings>& settings,
                      const std::string& recipe) {
    PictureFacts facts;
    auto& row = facts.row;
    const auto status = status_of(picture);
    row.path = picture;
    row.created_ms = ms_of(status.st_mtim);
    row.bytes = static_cast<std::uint64_t>(status.st_size);
    row.recipe = recipe;
    PictureText text;
    if (settings && settings->width && settings->height) {
        row.width = *settings->width;
        row.height = *settings->height;
        row.settings = *settings;
    } else {
        auto file = read_picture_file(picture);
        row.width = file.width;
        row.height = file.height;
        row.settings = settings ? *settings : file.settings.value_or(PictureSettings{});
        if (recipe.empty()) row.recipe = std::move(file.recipe_key);
        text = std::move(file.text);
    }
    try {
        row.judgement = judgement_of(picture, text);
    } catch (const Error& error) {
        facts.sidecar_problem = error.what();
    }
    return facts;
}

std::int64_t written_ms(const std::filesystem::path& file) {
    return ms_of(status_of(file).st_mtim);
}

bool file_exists(const std::filesystem::path& path) {
    std::error_code unknown;
    return std::filesystem::exists(path, unknown);
}

void copy_time(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto status = status_of(from);
    const timespec times[] = {status.st_atim, status.st_mtim};
    if (::utimensat(AT_FDCWD, to.c_str(), times, 0) != 0) throw_write_error(errno, to);
}

bool is_picture_name(const std::filesystem::path& file) {
    if (file.filename().string().starts_with('.')) return false;
    auto extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    constexpr std::array kExtensions{".png", ".jpg", ".jpeg", ".webp"};
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

bool is_claimed_name(const std::filesystem::path& file) {
    std::error_code absent;
    return std::filesystem::file_size(file, absent) == 0 && !absent;
}

}  // namespace seedbed
