// SPDX-License-Identifier: Apache-2.0
// Builds archives of torch.save by hand, so that they may be as wrong as a test wants.
#pragma once

#include <QByteArray>

#include <cstdint>
#include <utility>
#include <vector>

namespace seedbed {

// `bytes` little-endian bytes.
inline QByteArray le(std::uint64_t value, int bytes) {
    QByteArray result;
    for (int i = 0; i < bytes; ++i) result.append(static_cast<char>(value >> (8 * i)));
    return result;
}

using ZipMembers = std::vector<std::pair<QByteArray, QByteArray>>;

// A zip archive without compression and without checksums, which torch does not need; `wide`: with
// all its numbers in zip64 fields.
inline QByteArray zip_bytes(const ZipMembers& members, bool wide = false) {
    const auto small = [&](std::uint64_t value) { return le(wide ? 0xffffffff : value, 4); };
    QByteArray file, directory;
    for (const auto& [name, data] : members) {
        const auto size = static_cast<std::uint64_t>(data.size());
        const auto offset = static_cast<std::uint64_t>(file.size());
        const QByteArray extra =
            wide ? le(1, 2) + le(24, 2) + le(size, 8) + le(size, 8) + le(offset, 8) : QByteArray();
        const auto lengths = le(static_cast<std::uint64_t>(name.size()), 2);
        file += "PK\3\4" + le(45, 2) + QByteArray(12, '\0') + le(size, 4) + le(size, 4) + lengths +
                le(0, 2) + name + data;
        directory += "PK\1\2" + QByteArray(16, '\0') + small(size) + small(size) + lengths +
                     le(static_cast<std::uint64_t>(extra.size()), 2) + QByteArray(10, '\0') +
                     small(offset) + name + extra;
    }
    const auto count = members.size();
    const auto offset = static_cast<std::uint64_t>(file.size());
    const auto size = static_cast<std::uint64_t>(directory.size());
    file += directory;
    if (wide) {
        const auto end = static_cast<std::uint64_t>(file.size());
        file += "PK\6\6" + le(44, 8) + QByteArray(12, '\0') + le(count, 8) + le(count, 8) +
                le(size, 8) + le(offset, 8);
        file += "PK\6\7" + le(0, 4) + le(end, 8) + le(1, 4);
    }
    return file + "PK\5\6" + le(0, 4) + le(wide ? 0xffff : count, 2) +
           le(wide ? 0xffff : count, 2) + small(size) + small(offset) + le(0, 2);
}

inline QByteArray pickle_text(const QByteArray& text) {
    return "X" + le(static_cast<std::uint64_t>(text.size()), 4) + text;
}

// {"t": tensor} whose storage "0" of the class torch.CLASSStorage has `count` elements; `shape` and
// `strides` are the opcodes that push their items.
inline QByteArray torch_pickle(const QByteArray& type,
                               int count,
                               const QByteArray& shape,
                               const QByteArray& strides) {
    return "\x80\x02}" + pickle_text("t") + "ctorch._utils\n_rebuild_tensor_v2\n((" +
           pickle_text("storage") + "ctorch\n" + type + "Storage\n" + pickle_text("0") +
           pickle_text("cpu") + "K" + le(static_cast<std::uint64_t>(count), 1) + "tQK" + le(0, 1) +
           "(" + shape + "t(" + strides + "t\x89)tRs.";
}

}  // namespace seedbed
