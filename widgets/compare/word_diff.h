// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace seedbed {

// A part of a text, in characters.
struct TextSpan {
    int start = 0;
    int length = 0;
    bool operator==(const TextSpan&) const = default;
};

// The words and signs of `text` that are not in `other` in the same order (not in their longest
// common subsequence). Upper and lower case are one.
std::vector<TextSpan> differingWords(const QString& text, const QString& other);

}  // namespace seedbed
