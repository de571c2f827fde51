// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/picture_row.h"

#include <optional>
#include <string>
#include <vector>

namespace seedbed {

// What to do to pictures; what is absent stays as it is.
struct Change {
    std::vector<PictureId> pictures;
    std::optional<int> rating;  // 0..5
    std::optional<Flag> flag;
    std::optional<bool> favourite;
    std::vector<std::string> add_tags;  // without commas and line breaks
    std::vector<std::string> remove_tags;
    std::optional<std::string> note;
    std::optional<bool> binned;
    bool operator==(const Change&) const = default;
};

// What pictures were before a change.
struct Undo {
    struct Before {
        PictureId id = 0;
        Judgement judgement;
        bool binned = false;
        bool operator==(const Before&) const = default;
    };
    std::vector<Before> pictures;

    bool empty() const { return pictures.empty(); }
};

}  // namespace seedbed
