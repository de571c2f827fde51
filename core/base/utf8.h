// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace seedbed {

// Whether the text is well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms).
bool is_utf8(std::string_view text);

// Length of the well-formed UTF-8 sequence that begins at `offset`; 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t offset);

// The text in double quotes for an error message: cut after `limit` bytes, with bytes that are not
// UTF-8 and control characters as \xNN.
std::string quote(std::string_view text, std::size_t limit = 80);

// The same for a path, which is cut only where no sane one is that long.
std::string quote_path(const std::filesystem::path& path);

}  // namespace seedbed
