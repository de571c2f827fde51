// SPDX-License-Identifier: Apache-2.0
#include "core/engine/picture_writer.h"

#include "core/io/atomic_write.h"
#include "core/io/posix_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fcntl.h>
#include <span>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace seedbed {
namespace {

// The number that a name such as 00012-42.png begins with, plus one; 0 for other names.
unsigned after(const std::string& name) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool ours =
        error == std::errc() && end - name.data() >= 5 && *end == '-' && name.ends_with(".png");
    return ours ? number + 1 : 0;
}

}  // namespace

PictureWriter::PictureWriter(std::filesystem::path folder) : folder_(std::move(folder)) {
    ensure_folder(folder_);
    if (::faccessat(AT_FDCWD, folder_.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        throw_write_error(errno, folder_);
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error))
        next_ = std::max(next_, after(entry->path().filename().string()));
    if (error) throw_read_error(error.value(), folder_);
}

std::filesystem::path PictureWriter::next_path(Seed seed) const {
    char number[16];
    std::snprintf(number, sizeof number, "%05u-", next_);
    return folder_ / (number + to_string(seed) + ".png");
}

std::filesystem::path PictureWriter::write(const Image& picture, Seed seed, const PngText& text) {
    const auto bytes = encode_png(picture, text);
    AtomicFile file(next_path(seed), bytes.size());
    file.write(std::as_bytes(std::span(bytes)));
    while (true) {
        const auto path = next_path(seed);
        ++next_;
        if (file.commit_new(path)) return path;
    }
}

}  // namespace seedbed
