// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/query.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

enum class QueryField {
    Words,  // of any text
    Prompt,
    Negative,
    Note,
    Token,
    Tag,
    Sampler,
    Schedule,
    Noise,
    Recipe,
    Model,
    ModelHash,
    Program,
    Name,
    Seed,
    Steps,
    Guidance,
    Rating,
    Width,
    Height,
    Date,
    Is,  // text: "pick" …
    In,  // text: "bin"
};

struct QueryBound {
    std::uint64_t whole = 0;  // of all fields but cfg; of a date: ms since 1970
    double real = 0;          // of cfg
    bool open = false;        // the value itself is outside
};

struct QueryRange {
    std::optional<QueryBound> low;
    std::optional<QueryBound> high;
};

struct QueryTerm {
    QueryField field = QueryField::Words;
    bool excluded = false;
    std::string text;                // for fields of text
    bool prefix = false;             // written with * at the end
    std::vector<QueryRange> ranges;  // for numbers and dates: any of them
};

// All groups must hold, of each at least one term.
struct ParsedQuery {
    std::vector<std::vector<QueryTerm>> groups;
    bool in_bin = false;
    std::vector<QueryProblem> problems;  // the terms that have one are left out
};

ParsedQuery parse_query(const std::string& query);

}  // namespace seedbed
