// SPDX-License-Identifier: Apache-2.0
// Numbers of an axis: 7, 1-5, 1-5 (+2), 9-1 (-4), 1-10 [4]. `kind` names the axis in errors. All
// throw Error{InvalidRequest} that quotes the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

inline constexpr std::size_t kMaxAxisValues = 1'000'000;

// In their shortest form; whole: without decimals ("1-10 [4]" is cut to 1, 4, 7, 10).
std::vector<std::string> read_numbers(std::string_view kind, std::string_view text, bool whole);
// Goes on from the last of the values before ".." by the difference of the last two (1 if there is
// just one), up to `last`.
std::vector<std::string> go_on_numbers(std::string_view kind,
                                       const std::vector<std::string>& before,
                                       std::string_view last,
                                       bool whole);

// The same for seeds of 64 bits; also what parse_seed_list takes.
std::vector<std::string> read_seeds(std::string_view kind, std::string_view text);
std::vector<std::string> go_on_seeds(std::string_view kind,
                                     const std::vector<std::string>& before,
                                     std::string_view last);

}  // namespace seedbed
