// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace seedbed {

enum class Flag { None, Pick, Reject };

// What a person thinks of a picture.
struct Judgement {
    int rating = 0;  // 1..5 stars, 0 = unrated
    Flag flag = Flag::None;
    bool favourite = false;
    std::vector<std::string> tags;  // sorted, each once
    std::string note;

    bool empty() const { return *this == Judgement{}; }
    bool operator==(const Judgement&) const = default;
};

}  // namespace seedbed
