// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

struct TextOption {
    std::string text;
    double weight = 1;
};

// What stands between braces: "2$$a|b|c".
struct TextChoice {
    std::vector<TextOption> options;
    bool counted = false;  // whether it says how many
    int least = 1;         // how many are chosen; no more than there are
    int most = 1;
    std::string separator = ", ";
};

// The inside of the braces at the head of `text`. Throws Error{InvalidRequest} when they are not
// closed, or nest deeper than 100.
std::string_view braces_at(std::string_view text);

// Throws Error{InvalidRequest} quoting the choice: a weight that is no number or all of 0, a count
// that runs backwards, another sampler ("!" or "@").
TextChoice parse_text_choice(std::string_view inner);

}  // namespace seedbed
