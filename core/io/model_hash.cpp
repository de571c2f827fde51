// SPDX-License-Identifier: Apache-2.0
#include "core/io/model_hash.h"

#include "core/io/safetensors.h"

#include <algorithm>
#include <cerrno>
#include <future>
#include <span>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace seedbed {
namespace {

constexpr std::size_t kPiece = 8u << 20;

FileStamp stamp_of(const struct stat& status) {
    constexpr std::int64_t kSecond = 1'000'000'000;
    return {static_cast<std::uint64_t>(status.st_size),
            status.st_mtim.tv_sec * kSecond + status.st_mtim.tv_nsec,
            static_cast<std::uint64_t>(status.st_ino)};
}

}  // namespace

FileStamp FileStamp::of(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) throw_read_error(errno, path);
    return stamp_of(status);
}

FileHasher::FileHasher(std::filesystem::path path)
    : path_(std::move(path)), file_(open_for_reading(path_)) {
    struct stat status {};
    if (::fstat(file_.get(), &status) != 0) throw_read_error(errno, path_);
    stamp_ = stamp_of(status);
    buffer_.resize(std::clamp<std::uint64_t>(stamp_.bytes, 1, kPiece));
}

bool FileHasher::step() {
    std::size_t count = 0;
    while (count < buffer_.size()) {
        const auto got = ::read(file_.get(), buffer_.data() + count, buffer_.size() - count);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_read_error(errno, path_);
        if (got == 0) break;
        count += static_cast<std::size_t>(got);
    }
    const auto piece = std::span<const std::byte>(buffer_).first(count);
    if (done_ == 0) data_begin_ = safetensors_data_begin(piece);
    // Hashing is slower than most disks: both at a time.
    std::future<void> data;
    if (data_begin_ && *data_begin_ < done_ + count)
        data = std::async(std::launch::async, [&] {
            data_.add(piece.subspan(*data_begin_ > done_ ? *data_begin_ - done_ : 0));
        });
    whole_.add(piece);
    if (data.valid()) data.get();
    done_ += count;
    return count == buffer_.size();
}

FileHashes FileHasher::finish() {
    return {whole_.finish(), data_begin_ ? data_.finish() : std::string()};
}

}  // namespace seedbed
