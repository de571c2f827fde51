// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace seedbed {

// What Python's regular expressions call \w, \s and \b, in UTF-8: prompts from AUTOMATIC1111 are
// cut at them.

// The first byte from `at` on that is not white space.
std::size_t skip_space(std::string_view text, std::size_t at);
// The first byte of the white space that ends at `at`.
std::size_t skip_space_back(std::string_view text, std::size_t at);
// The end of the letters, digits and underscores from `at` on.
std::size_t skip_word(std::string_view text, std::size_t at);
// Where `word` stands as a word of its own, at or behind `from`; npos when it does not.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from);

}  // namespace seedbed
