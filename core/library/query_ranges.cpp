// SPDX-License-Identifier: Apache-2.0
#include "core/library/query_ranges.h"

#include <charconv>
#include <cmath>
#include <ctime>
#include <string_view>

namespace seedbed {
namespace {

// A number stands for itself; a date for the time from its begin to its end.
struct Span {
    QueryBound first;
    QueryBound after;  // the first value behind it
    bool point = true;
};

std::optional<Span> parse_whole(std::string_view text) {
    Span span;
    const auto* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, span.first.whole);
    if (error != std::errc() || rest != end || text.empty()) return std::nullopt;
    return span;
}

std::optional<Span> parse_real(std::string_view text) {
    Span span;
    const auto* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, span.first.real);
    if (error != std::errc() || rest != end || !std::isfinite(span.first.real)) return std::nullopt;
    return span;
}

// The local midnight at which a day begins; the library brings days and months beyond their range
// into order.
std::optional<QueryBound> midnight(int year, int month, int day) {
    std::tm local{};
    local.tm_year = year - 1900;
    local.tm_mon = month - 1;
    local.tm_mday = day;
    local.tm_isdst = -1;
    const auto seconds = std::mktime(&local);
    if (seconds < 0) return std::nullopt;
    QueryBound bound;
    bound.whole = static_cast<std::uint64_t>(seconds) * 1000;
    return bound;
}

std::optional<Span> span_between(std::optional<QueryBound> first, std::optional<QueryBound> after) {
    if (!first || !after) return std::nullopt;
    return Span{*first, *after, false};
}

std::optional<Span> day_relative_to_today(int days) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    const int year = local.tm_year + 1900;
    const int month = local.tm_mon + 1;
    return span_between(midnight(year, month, local.tm_mday + days),
                        midnight(year, month, local.tm_mday + days + 1));
}

// `digits` digits and, unless at the end, a dash behind them.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    const auto number = parse_whole(text.substr(0, digits));
    if (!number || text.size() < digits) return std::nullopt;
    text.remove_prefix(digits);
    if (text.starts_with('-') && text.size() > 1) text.remove_prefix(1);
    return static_cast<int>(number->first.whole);
}

bool is_a_day(int year, int month, int day) {
    constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month < 1 || month > 12 || day < 1 || day > kDays[month - 1]) return false;
    return month != 2 || day < 29 || leap;
}

std::optional<Span> parse_date(std::string_view text) {
    if (text == "today") return day_relative_to_today(0);
    if (text == "yesterday") return day_relative_to_today(-1);
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if (text.size() > 4 && text[4] != '-') return std::nullopt;
    if (text.size() > 7 && text[7] != '-') return std::nullopt;
    const auto year = take_number(text, 4);
    if (!year || *year < 1970) return std::nullopt;
    if (text.empty()) return span_between(midnight(*year, 1, 1), midnight(*year + 1, 1, 1));
    const auto month = take_number(text, 2);
    if (!month || !is_a_day(*year, *month, 1)) return std::nullopt;
    if (text.empty())
        return span_between(midnight(*year, *month, 1), midnight(*year, *month + 1, 1));
    const auto day = take_number(text, 2);
    if (!day || !text.empty() || !is_a_day(*year, *month, *day)) return std::nullopt;
    return span_between(midnight(*year, *month, *day), midnight(*year, *month, *day + 1));
}

std::optional<Span> parse_value(QueryField field, std::string_view text) {
    if (field == QueryField::Date) return parse_date(text);
    if (field == QueryField::Guidance) return parse_real(text);
    return parse_whole(text);
}

QueryBound outside(QueryBound bound) {
    bound.open = true;
    return bound;
}

QueryBound begin_of(const Span& span) {
    return span.first;
}

QueryBound end_of(const Span& span) {
    return span.point ? span.first : outside(span.after);
}

QueryBound beyond(const Span& span) {
    return span.point ? outside(span.first) : span.after;
}

std::optional<QueryRange> range_between(QueryField field,
                                        std::string_view low,
                                        std::string_view high) {
    if (low.empty() && high.empty()) return std::nullopt;
    QueryRange range;
    if (!low.empty()) {
        const auto span = parse_value(field, low);
        if (!span) return std::nullopt;
        range.low = begin_of(*span);
    }
    if (!high.empty()) {
        const auto span = parse_value(field, high);
        if (!span) return std::nullopt;
        range.high = end_of(*span);
    }
    return range;
}

std::optional<QueryRange> compare_with(QueryField field, std::string_view text) {
    const bool more = text.front() == '>';
    text.remove_prefix(1);
    const bool same_too = text.starts_with('=');
    if (same_too) text.remove_prefix(1);
    const auto span = parse_value(field, text);
    if (!span) return std::nullopt;
    if (more) return QueryRange{same_too ? begin_of(*span) : beyond(*span), {}};
    return QueryRange{{}, same_too ? end_of(*span) : outside(begin_of(*span))};
}

std::optional<QueryRange> parse_range(QueryField field, std::string_view text) {
    if (text.starts_with('>') || text.starts_with('<')) return compare_with(field, text);
    if (const auto dots = text.find(".."); dots != text.npos)
        return range_between(field, text.substr(0, dots), text.substr(dots + 2));
    if (text.starts_with('=')) text.remove_prefix(1);
    const auto dash = text.find('-');
    const bool whole = field != QueryField::Date && field != QueryField::Guidance;
    if (whole && dash != text.npos) {
        if (dash == 0 || dash + 1 == text.size()) return std::nullopt;
        return range_between(field, text.substr(0, dash), text.substr(dash + 1));
    }
    return text.empty() ? std::nullopt : range_between(field, text, text);
}

}  // namespace

std::optional<std::vector<QueryRange>> parse_query_ranges(QueryField field,
                                                          const std::string& text) {
    std::vector<QueryRange> ranges;
    std::string_view rest = text;
    while (true) {
        const auto comma = rest.find(',');
        const auto range = parse_range(field, rest.substr(0, comma));
        if (!range) return std::nullopt;
        ranges.push_back(*range);
        if (comma == rest.npos) return ranges;
        rest.remove_prefix(comma + 1);
    }
}

}  // namespace seedbed
