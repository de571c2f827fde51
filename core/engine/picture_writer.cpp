// SPDX-License-Identifier: Apache-2.0
#include "core/engine/picture_writer.h"

#include "core/io/atomic_write.h"
#include "core/io/posix_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fcntl.h>
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

std::filesystem::path PictureWriter::write(const Image& picture, Seed seed, const PngText& text) {
    const auto path = claim_name(seed);
    try {
        write_png(path, picture, text);
    } catch (...) {
        std::error_code ignored;  // the first error is the one to tell
        std::filesystem::remove(path, ignored);
        throw;
    }
    return path;
}

// Creates the file empty, which only one program can, so that the name is ours when the picture is
// renamed to it.
std::filesystem::path PictureWriter::claim_name(Seed seed) {
    for (;; ++next_) {
        char number[16];
        std::snprintf(number, sizeof number, "%05u-", next_);
        const auto path = folder_ / (number + to_string(seed) + ".png");
        const FileDescriptor file(
            ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666));
        if (file) {
            ++next_;
            return path;
        }
        if (errno != EEXIST) throw_write_error(errno, path);
    }
}

}  // namespace seedbed
