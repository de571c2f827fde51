// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/query_parser.h"

#include <optional>
#include <string>
#include <vector>

namespace seedbed {

// Reads what stands behind "seed:", "cfg:", "date:" …; none for what is not understood.
//   whole numbers: 2  0-15  0-15,42  >20  >=20  <5  <=5  4..7  4..  ..512
//   cfg: the same with fractions, without the dash
//   dates: 2026  2026-11  2026-11-20  today  yesterday, with > >= < <= ..
std::optional<std::vector<QueryRange>> parse_query_ranges(QueryField field,
                                                          const std::string& text);

}  // namespace seedbed
