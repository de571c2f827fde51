// SPDX-License-Identifier: Apache-2.0
#include "core/library/library_lock.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <thread>

namespace seedbed {
namespace {

using namespace std::chrono_literals;

// Bytes of the lock file; none holds content.
constexpr int kOpenByte = 0;
constexpr int kFilesByte = 1;
constexpr int kTurnByte = 2;
constexpr int kMakingByte = 3;

constexpr auto kPatience = 5s;  // as SQLite's busy_timeout in index.cpp

}  // namespace

LibraryLock::LibraryLock(const std::filesystem::path& folder) : folder_(folder) {
    const auto path = folder / "library.lock";
    file_ = FileDescriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!file_) throw_write_error(errno, path);
}

LibraryLock::Held::~Held() {
    if (lock_) lock_->try_set(byte_, F_UNLCK);
}

LibraryLock::Held LibraryLock::files() const {
    // Who waits for the files holds the turn, so that the one who has them queues up behind.
    wait_for(kTurnByte, F_WRLCK);
    const Held turn(*this, kTurnByte);
    wait_for(kFilesByte, F_WRLCK);
    return {*this, kFilesByte};
}

LibraryLock::Held LibraryLock::making() const {
    wait_for(kMakingByte, F_WRLCK);
    return {*this, kMakingByte};
}

void LibraryLock::join() const {
    wait_for(kOpenByte, F_RDLCK);
}

void LibraryLock::join_alone() const {
    if (try_set(kOpenByte, F_WRLCK)) return;
    throw Error(ErrorCode::IoFailure,
                "The library " + quote_path(folder_) +
                    " is open in another program, so its index cannot be replaced; close that "
                    "program and try again.");
}

bool LibraryLock::try_set(int byte, short type) const {
    struct flock range {};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_start = byte;
    range.l_len = 1;
    if (::fcntl(file_.get(), F_OFD_SETLK, &range) == 0) return true;
    if (errno == EAGAIN || errno == EACCES) return false;
    throw_write_error(errno, folder_ / "library.lock");
}

// fcntl can wait for ever or not at all; as SQLite does, we look again after growing pauses.
void LibraryLock::wait_for(int byte, short type) const {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    for (auto pause = 500us; !try_set(byte, type);
         pause = std::min<std::chrono::microseconds>(2 * pause, 20ms)) {
        if (std::chrono::steady_clock::now() > deadline) throw_in_use(folder_);
        std::this_thread::sleep_for(pause);
    }
}

void throw_in_use(const std::filesystem::path& folder) {
    throw Error(
        ErrorCode::IoFailure,
        "The library " + quote_path(folder) +
            " is in use by another program that has not let go of it for 5 s; wait until it "
            "is done or close it, then try again.");
}

}  // namespace seedbed
