// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace seedbed {

// The PNG with one more text before its pixels, as uncompressed iTXt (PNG 1.2, 11.3.4.5); texts
// that it had under the keyword go. No other byte changes: pixels are not packed again. Throws
// Error{FileFormat} naming `name` for what is not a PNG or is cut short; LogicError for a keyword
// that is none or a text that is not UTF-8.
std::string insert_png_text(std::span<const std::byte> png,
                            const std::string& keyword,
                            const std::string& text,
                            const std::string& name);

}  // namespace seedbed
