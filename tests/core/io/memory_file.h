// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/posix_file.h"

#include <QByteArray>
#include <QtGlobal>

#include <filesystem>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace seedbed {

// A file in memory: rewriting one on a disk ten thousand times takes half a minute of waiting for
// it.
class MemoryFile {
 public:
    MemoryFile() : file_(::memfd_create("test", MFD_CLOEXEC)) {
        if (!file_) qFatal("cannot make a file in memory");
    }

    // Its path with these bytes in it.
    std::filesystem::path put(const QByteArray& bytes) const {
        if (::ftruncate(file_.get(), 0) != 0 ||
            ::pwrite(file_.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()), 0) !=
                bytes.size())
            qFatal("cannot write to a file in memory");
        return "/proc/self/fd/" + std::to_string(file_.get());
    }

 private:
    FileDescriptor file_;
};

}  // namespace seedbed
