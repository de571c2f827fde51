// SPDX-License-Identifier: Apache-2.0
// Copies of models in which one file is another in each round.
#pragma once

#include "tests/core/io/memory_file.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <cstdint>
#include <filesystem>
#include <string>

namespace seedbed {

// A folder of links to a model's files; one at a time is replaced by bytes in memory.
class FuzzFolder {
 public:
    explicit FuzzFolder(const std::filesystem::path& model) : model_(model) {
        namespace fs = std::filesystem;
        for (const auto& entry : fs::recursive_directory_iterator(model)) {
            const auto target = path() / entry.path().lexically_relative(model);
            if (entry.is_directory()) {
                fs::create_directories(target);
            } else {
                fs::create_symlink(entry.path(), target);
                bytes_ += entry.file_size();
            }
        }
    }

    std::filesystem::path path() const { return directory_.path().toStdString(); }
    std::uint64_t bytes() const { return bytes_; }  // of all files as they were

    QByteArray original(const std::string& file) const {
        QFile in(QString::fromStdString((model_ / file).string()));
        if (!in.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(in.fileName()));
        return in.readAll();
    }

    // Until the next call.
    void replace(const std::string& file, const std::filesystem::path& with) {
        if (!replaced_.empty()) link(replaced_, model_ / replaced_);
        link(file, with);
        replaced_ = file;
    }
    void replace(const std::string& file, const QByteArray& bytes) {
        replace(file, memory_.put(bytes));
    }

 private:
    void link(const std::string& file, const std::filesystem::path& target) const {
        std::filesystem::remove(path() / file);
        std::filesystem::create_symlink(target, path() / file);
    }

    std::filesystem::path model_;
    QTemporaryDir directory_;
    MemoryFile memory_;
    std::uint64_t bytes_ = 0;
    std::string replaced_;
};

}  // namespace seedbed
