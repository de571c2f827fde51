// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/index.h"
#include "core/library/library.h"
#include "core/library/query_parser.h"

#include <string>
#include <variant>
#include <vector>

namespace seedbed {

using SqlValue = std::variant<std::int64_t, double, std::string>;

// A condition on rows of `picture` with its values, one for each "?".
struct SqlCondition {
    std::string sql;
    std::vector<SqlValue> values;
};

// Ids of the pictures that match, in order. To be called inside Index::reading.
std::vector<PictureId> find_pictures(Index& index, const ParsedQuery& query, SearchOrder order);

}  // namespace seedbed
