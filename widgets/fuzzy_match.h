// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace seedbed {

// How well typed text fits a name, nullopt = not at all. Every typed word has to fit: it stands in
// the name (best at the beginning of a word), or its letters do in this order, the first of them at
// the beginning of a word ("gnt" finds "Generate"). Case and accents do not count.
std::optional<int> fuzzyScore(const QString& typed, const QString& name);

}  // namespace seedbed
