// SPDX-License-Identifier: Apache-2.0
// Builds safetensors files by hand, so that they may be as wrong as a test wants.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <cstdint>
#include <filesystem>

namespace seedbed {

inline QByteArray little_endian(std::uint64_t value) {
    QByteArray bytes;
    for (int i = 0; i < 8; ++i) bytes.append(static_cast<char>(value >> (8 * i)));
    return bytes;
}

// Header length, header and `data_size` bytes 0, 1, 2 …
inline QByteArray safetensors_bytes(const QByteArray& header, int data_size) {
    auto bytes = little_endian(static_cast<std::uint64_t>(header.size())) + header;
    for (int i = 0; i < data_size; ++i) bytes.append(static_cast<char>(i));
    return bytes;
}

// Writes bytes under a folder that goes away with the test.
inline std::filesystem::path put(const QTemporaryDir& folder,
                                 const char* name,
                                 const QByteArray& bytes) {
    QFile file(folder.filePath(QString::fromUtf8(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName().toStdString();
}

inline QByteArray get(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

}  // namespace seedbed
