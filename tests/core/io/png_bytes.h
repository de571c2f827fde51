// SPDX-License-Identifier: Apache-2.0
// Takes PNGs apart and builds them by hand, so that they may be as wrong as a test wants.
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <vector>

namespace seedbed {

struct PngChunk {
    QByteArray type;  // four letters
    QByteArray data;
};

inline const QByteArray kPngSignature("\x89PNG\r\n\x1A\n", 8);

// CRC-32 of ISO 3309, bit by bit.
inline std::uint32_t crc32(const QByteArray& bytes) {
    std::uint32_t crc = ~std::uint32_t{0};
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

inline QByteArray big_endian(std::uint32_t value) {
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.append(static_cast<char>(value >> shift));
    return bytes;
}

inline QByteArray join_chunks(const std::vector<PngChunk>& chunks) {
    auto bytes = kPngSignature;
    for (const auto& [type, data] : chunks)
        bytes += big_endian(static_cast<std::uint32_t>(data.size())) + type + data +
                 big_endian(crc32(type + data));
    return bytes;
}

// The chunks of a well-formed PNG.
inline std::vector<PngChunk> split_chunks(const QByteArray& bytes) {
    std::vector<PngChunk> chunks;
    for (qsizetype at = kPngSignature.size(); at < bytes.size();) {
        std::uint32_t length = 0;
        for (int i = 0; i < 4; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes[at + i]);
        chunks.push_back({bytes.mid(at + 4, 4), bytes.mid(at + 8, static_cast<qsizetype>(length))});
        at += 12 + static_cast<qsizetype>(length);
    }
    return chunks;
}

// A zlib stream.
inline QByteArray deflate(const QByteArray& bytes) {
    return qCompress(bytes).mid(4);  // Qt puts the length before it
}

}  // namespace seedbed
