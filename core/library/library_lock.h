// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/posix_file.h"

#include <filesystem>
#include <string>

namespace seedbed {

// What programs that share a library lock against one another beyond SQLite's own locks: byte
// ranges of DIR/library.lock (open file description locks, fcntl(2)), so that a killed program
// holds nothing. Waiting ends after 5 s with Error{IoFailure}.
class LibraryLock {
 public:
    // Makes the file if needed. Throws Error as throw_write_error.
    explicit LibraryLock(const std::filesystem::path& folder);

    // A lock held while it lives.
    class Held {
     public:
        Held(const LibraryLock& lock, int byte) : lock_(&lock), byte_(byte) {}
        Held(Held&& other) noexcept
            : lock_(std::exchange(other.lock_, nullptr)), byte_(other.byte_) {}
        Held& operator=(Held&&) = delete;
        ~Held();

     private:
        const LibraryLock* lock_;
        int byte_;
    };

    // Pictures and sidecars are moved and written by one program at a time. Fair: a program that
    // takes it again and again lets others in between.
    Held files() const;
    // The index is made or migrated by one program at a time.
    Held making() const;
    // Shared by everybody who has the library open, until this object goes.
    void join() const;
    // Alone: for who replaces the index. Throws Error{IoFailure} at once when others have joined.
    void join_alone() const;

 private:
    bool try_set(int byte, short type) const;
    void wait_for(int byte, short type) const;

    std::filesystem::path folder_;
    FileDescriptor file_;
};

// "The library DIR is in use by another program …": what does not let go for 5 s.
[[noreturn]] void throw_in_use(const std::filesystem::path& folder);

}  // namespace seedbed
