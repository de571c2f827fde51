// SPDX-License-Identifier: Apache-2.0
// Arrays as NumPy reads them: a .npz is a zip archive with one .npy file for each array (NumPy
// format specification, NEP 1, version 1.0).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace seedbed {

// One array in C order; no shape is a single value. float becomes <f4, double <f8, int64 <i8, and
// UTF-8 texts <U of the longest one.
struct NpyArray {
    std::vector<std::size_t> shape;
    std::variant<std::vector<float>,
                 std::vector<double>,
                 std::vector<std::int64_t>,
                 std::vector<std::string>>
        values;
};

// The bytes of one .npy file. Throws LogicError when the values do not fill the shape, and
// Error{InvalidRequest} for a text that is not UTF-8.
std::string encode_npy(const NpyArray& array);

struct NpzEntry {
    std::string name;  // without ".npy": what numpy.load(path)[name] takes
    NpyArray array;
};

// Writes an archive without compression, as numpy.savez does; the same arrays give the same bytes.
// Throws as encode_npy and write_file, LogicError for a name that is empty or comes twice, and
// Error{OutOfMemory} when the archive does not fit into memory.
void write_npz(const std::filesystem::path& path, std::span<const NpzEntry> entries);

}  // namespace seedbed
