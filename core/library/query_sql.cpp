// SPDX-License-Identifier: Apache-2.0
#include "core/library/query_sql.h"

#include "core/library/picture_table.h"
#include "core/library/word_tokenizer.h"

#include <algorithm>

namespace seedbed {
namespace {

void append(SqlCondition& to, const SqlCondition& condition, const char* between) {
    if (!to.sql.empty()) to.sql += between;
    to.sql += condition.sql;
    to.values.insert(to.values.end(), condition.values.begin(), condition.values.end());
}

SqlCondition like_condition(const std::string& column, const std::string& pattern) {
    return {column + " LIKE ? ESCAPE '\\'", {pattern}};
}

// --- words

// For LIKE … ESCAPE '\'.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

SqlCondition part_condition(const std::string& column, const std::string& text) {
    return like_condition(column, "%" + escaped(text) + "%");
}

std::string text_column(QueryField field) {
    switch (field) {
        case QueryField::Negative:
            return "negative";
        case QueryField::Note:
            return "note";
        default:
            return "prompt";  // Prompt, Token
    }
}

// https://www.sqlite.org/fts5.html#full_text_query_syntax
std::string match_text(const QueryTerm& term) {
    std::string phrase = "\"";
    for (const char c : term.text) phrase += c == '"' ? std::string("\"\"") : std::string(1, c);
    phrase += '"';
    if (term.prefix && term.field != QueryField::Token) phrase += " *";
    if (term.field == QueryField::Words) return phrase;
    return text_column(term.field) + " : " + phrase;
}

SqlCondition words_condition(const QueryTerm& term) {
    if (has_words(term.text))
        return {"id IN (SELECT rowid FROM words WHERE words MATCH ?)", {match_text(term)}};
    if (term.field != QueryField::Words) return part_condition(text_column(term.field), term.text);
    SqlCondition any;
    for (const char* column : {"prompt", "negative", "note", "tags", "file"})
        append(any, part_condition(column, term.text), " OR ");
    any.sql = "(" + any.sql + ")";
    return any;
}

// --- fields

SqlCondition value_condition(const std::string& column, const QueryTerm& term) {
    return like_condition(column, escaped(term.text) + (term.prefix ? "%" : ""));
}

SqlCondition sampler_condition(const QueryTerm& term) {
    const auto pattern = escaped(term.text) + (term.prefix ? "%" : "");
    return {"(sampler LIKE ? ESCAPE '\\' OR sampler_as LIKE ? ESCAPE '\\')", {pattern, pattern}};
}

// Exactly what picture_by_model_hash holds (schema.cpp).
SqlCondition hash_condition(const QueryTerm& term) {
    constexpr char kHash[] =
        "(CASE WHEN json_valid(more) THEN json_extract(more, '$.model_hash') END)";
    constexpr std::size_t kDigits = 10;  // of AutoV2; a whole SHA-256 begins with it
    const std::string digits = term.text.substr(0, kDigits);
    const std::string hash = std::string(kHash) + " COLLATE NOCASE";
    const std::string begin = "id IN (SELECT picture FROM settings WHERE " + hash;
    if (!term.prefix) return {begin + " = ?)", {digits}};
    return {begin + " >= ? AND " + hash + " < ?)",
            {digits, digits + "g"}};  // after every hex digit
}

SqlCondition tag_condition(const QueryTerm& term) {
    const auto condition = value_condition("name", term);
    return {"id IN (SELECT picture FROM tag WHERE " + condition.sql + ")", condition.values};
}

SqlCondition is_condition(const std::string& what) {
    if (what == "pick") return {"flag = 1", {}};
    if (what == "reject") return {"flag = 2", {}};
    if (what == "favourite") return {"favourite = 1", {}};
    if (what == "rated") return {"rating > 0", {}};
    if (what == "tagged") return {"tags <> ''", {}};
    return {"program <> 'Seedbed'", {}};  // foreign
}

std::string number_column(QueryField field) {
    switch (field) {
        case QueryField::Seed:
            return "seed";
        case QueryField::Steps:
            return "steps";
        case QueryField::Guidance:
            return "guidance";
        case QueryField::Rating:
            return "rating";
        case QueryField::Width:
            return "width";
        case QueryField::Height:
            return "height";
        default:
            return "created_ms";
    }
}

SqlValue value_of(QueryField field, const QueryBound& bound) {
    if (field == QueryField::Guidance) return bound.real;
    if (field == QueryField::Seed) return seed_to_column(Seed(bound.whole));
    constexpr std::uint64_t kMost = INT64_MAX;
    return static_cast<std::int64_t>(std::min(bound.whole, kMost));
}

SqlCondition range_condition(const QueryTerm& term) {
    const auto column = number_column(term.field);
    SqlCondition result;
    for (const auto& range : term.ranges) {
        std::string both;
        const auto add = [&](const std::optional<QueryBound>& bound, const char* compare) {
            if (!bound) return;
            both += (both.empty() ? "" : " AND ") + column + " " + compare +
                    (bound->open ? " ?" : "= ?");
            result.values.push_back(value_of(term.field, *bound));
        };
        add(range.low, ">");
        add(range.high, "<");
        result.sql += (result.sql.empty() ? "(" : " OR ") + both;
    }
    result.sql += ")";
    return result;
}

SqlCondition plain_condition(const QueryTerm& term) {
    switch (term.field) {
        case QueryField::Words:
        case QueryField::Prompt:
        case QueryField::Negative:
        case QueryField::Note:
        case QueryField::Token:
            return words_condition(term);
        case QueryField::Tag:
            return tag_condition(term);
        case QueryField::Sampler:
            return sampler_condition(term);
        case QueryField::Schedule:
            return value_condition("schedule", term);
        case QueryField::Noise:
            return value_condition("noise", term);
        case QueryField::Recipe:
            return value_condition("recipe", term);
        case QueryField::ModelHash:
            return hash_condition(term);
        case QueryField::Model:
            return part_condition("model", term.text);
        case QueryField::Program:
            return part_condition("program", term.text);
        case QueryField::Name:
            return part_condition("file", term.text);
        case QueryField::Is:
            return is_condition(term.text);
        default:
            return range_condition(term);
    }
}

SqlCondition term_condition(const QueryTerm& term) {
    auto condition = plain_condition(term);
    // What a picture does not say, it is not: NULL counts as false.
    if (term.excluded) condition.sql = "(" + condition.sql + ") IS NOT TRUE";
    return condition;
}

// --- order

struct OrderColumn {
    const char* column;
    const char* present;  // empty: always
    const char* absent;
};

OrderColumn order_column(SortField field) {
    switch (field) {
        case SortField::Created:
            return {"created_ms", "", ""};
        case SortField::Seed:
            return {"seed", "seed IS NOT NULL", "seed IS NULL"};
        case SortField::Rating:
            return {"rating", "rating > 0", "rating = 0"};
        case SortField::Steps:
            return {"steps", "steps IS NOT NULL", "steps IS NULL"};
        case SortField::Guidance:
            return {"guidance", "guidance IS NOT NULL", "guidance IS NULL"};
        case SortField::Width:
            return {"width", "", ""};
        case SortField::Prompt:
            return {"prompt_key COLLATE NOCASE",
                    "prompt_key > '' COLLATE NOCASE",
                    "prompt_key = '' COLLATE NOCASE"};
        case SortField::Model:
            return {
                "model COLLATE NOCASE", "model > '' COLLATE NOCASE", "model = '' COLLATE NOCASE"};
        case SortField::Sampler:
            return {"sampler_key COLLATE NOCASE",
                    "sampler_key > '' COLLATE NOCASE",
                    "sampler_key = '' COLLATE NOCASE"};
        case SortField::Name:
            return {"file", "", ""};
    }
    return {"created_ms", "", ""};
}

struct Binder {
    SQLite::Statement& statement;
    int at;
    void operator()(std::int64_t value) { statement.bind(at, value); }
    void operator()(double value) { statement.bind(at, value); }
    void operator()(const std::string& value) { statement.bind(at, value); }
};

void select_ids(Index& index,
                const SqlCondition& condition,
                const std::string& order,
                std::vector<PictureId>& ids) {
    SQLite::Statement query(index.database(),
                            "SELECT id FROM picture WHERE " + condition.sql + order);
    int at = 1;
    for (const auto& value : condition.values) std::visit(Binder{query, at++}, value);
    while (query.executeStep()) ids.push_back(query.getColumn(0).getInt64());
}

// All pictures of a place, straight from the index of that order.
std::vector<PictureId> pictures_in_order(Index& index,
                                         const std::string& place,
                                         SearchOrder order) {
    const auto [column, present, absent] = order_column(order.field);
    const std::string direction = order.descending ? " DESC" : " ASC";
    const auto sorted = std::string(" ORDER BY ") + column + direction + ", id" + direction;
    std::vector<PictureId> ids;
    if (*present == '\0') {
        select_ids(index, {place, {}}, sorted, ids);
        return ids;
    }
    select_ids(index, {place + " AND " + present, {}}, sorted, ids);
    // "+": few or none lack the field, so that they are better found by it and then sorted.
    select_ids(index, {place + " AND " + absent, {}}, " ORDER BY +created_ms DESC, id DESC", ids);
    return ids;
}

bool is_words(QueryField field) {
    return field == QueryField::Words || field == QueryField::Prompt ||
           field == QueryField::Negative || field == QueryField::Note || field == QueryField::Token;
}

bool reads_every_text(const std::vector<QueryTerm>& terms) {
    return std::any_of(terms.begin(), terms.end(), [](const QueryTerm& term) {
        return is_words(term.field) && !has_words(term.text);
    });
}

std::string place_sql(const ParsedQuery& query) {
    return "place = " + std::to_string(static_cast<int>(place_of(query.in_bin)));
}

// Which pictures match, by id.
using Matches = std::vector<bool>;

// `place` and all `terms`.
SqlCondition all_of(const ParsedQuery& query, const std::vector<QueryTerm>& terms) {
    // "+": texts that are no indexed words are read of every row, best in the order of the file.
    SqlCondition all{(reads_every_text(terms) ? "+" : "") + place_sql(query), {}};
    for (const auto& term : terms) append(all, term_condition(term), " AND ");
    return all;
}

void mark(Index& index, const SqlCondition& condition, Matches& matches) {
    std::vector<PictureId> ids;
    select_ids(index, condition, "", ids);
    for (const auto id : ids)
        if (static_cast<std::size_t>(id) < matches.size())
            matches[static_cast<std::size_t>(id)] = true;
}

// Terms that must all hold go to SQLite in one piece; those of which one must hold go one by one,
// because each has an index of its own, which a condition with OR does not use.
std::vector<Matches> matches_of(Index& index, const ParsedQuery& query, std::size_t size) {
    std::vector<Matches> result;
    std::vector<QueryTerm> single;
    for (const auto& group : query.groups) {
        if (group.size() == 1) {
            single.push_back(group.front());
            continue;
        }
        Matches& any = result.emplace_back(size);
        for (const auto& term : group) mark(index, all_of(query, {term}), any);
    }
    if (!single.empty()) mark(index, all_of(query, single), result.emplace_back(size));
    return result;
}

}  // namespace

// Matching and sorting apart: walking all of an order takes a few ms, where SQLite would sort what
// matches anew or look each row of the order up.
std::vector<PictureId> find_pictures(Index& index, const ParsedQuery& query, SearchOrder order) {
    auto ids = pictures_in_order(index, place_sql(query), order);
    if (query.groups.empty() || ids.empty()) return ids;
    const auto last = static_cast<std::size_t>(*std::max_element(ids.begin(), ids.end()));
    for (const Matches& matches : matches_of(index, query, last + 1))
        std::erase_if(ids, [&](PictureId id) { return !matches[static_cast<std::size_t>(id)]; });
    return ids;
}

}  // namespace seedbed
