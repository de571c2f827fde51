// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_numbers.h"

#include "core/base/error.h"
#include "core/base/seed.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace seedbed {
namespace {

using Values = std::vector<std::string>;

[[noreturn]] void reject(std::string_view kind, std::string_view text, const std::string& why) {
    throw Error(ErrorCode::InvalidRequest,
                "The axis " + quote(kind) + ": " + quote(text) + " " + why);
}

[[noreturn]] void reject_number(std::string_view kind, std::string_view text, bool whole) {
    reject(kind,
           text,
           whole ? "is not a whole number or a range: write 7, 1-5, 1-5 (+2) or 1-10 [4]."
                 : "is not a number or a range: write 7, 1-5, 1-5 (+0.5) or 1-10 [4].");
}

// first - last, with (step) or [points].
template <typename Number>
struct Range {
    Number first{};
    Number last{};
    std::optional<Number> step;  // its size; it runs towards `last`
    bool downwards = false;      // as the step's sign tells
    std::optional<std::size_t> points;
};

// Reads a text from left to right.
class Scanner {
 public:
    explicit Scanner(std::string_view text) : text_(text) {}

    bool done() {
        skip_blanks();
        return text_.empty();
    }
    bool eat(char c) {
        skip_blanks();
        if (!text_.starts_with(c)) return false;
        text_.remove_prefix(1);
        return true;
    }
    template <typename Number>
    std::optional<Number> number() {
        skip_blanks();
        if (text_.starts_with('+')) text_.remove_prefix(1);
        Number value{};
        const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        if (error != std::errc()) return std::nullopt;
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return value;
    }

 private:
    void skip_blanks() {
        text_.remove_prefix(std::min(text_.find_first_not_of(" \t"), text_.size()));
    }
    std::string_view text_;
};

// Nothing for a text that is neither a number nor a range.
template <typename Number>
std::optional<Range<Number>> scan_range(std::string_view text) {
    Scanner scanner(text);
    const auto first = scanner.number<Number>();
    if (!first) return std::nullopt;
    Range<Number> range{*first, *first};
    if (scanner.done()) return range;
    if (!scanner.eat('-')) return std::nullopt;
    const auto last = scanner.number<Number>();
    if (!last) return std::nullopt;
    range.last = *last;
    if (scanner.eat('(')) {
        range.downwards = scanner.eat('-');
        range.step = scanner.number<Number>();
        if (!range.step || !scanner.eat(')')) return std::nullopt;
    } else if (scanner.eat('[')) {
        range.points = scanner.number<std::size_t>();
        if (!range.points || !scanner.eat(']')) return std::nullopt;
    }
    if (!scanner.done()) return std::nullopt;
    return range;
}

template <typename Number>
void check_range(std::string_view kind, std::string_view text, const Range<Number>& range) {
    if (range.points) {
        if (*range.points == 0) reject(kind, text, "has no points: write at least [1].");
        if (*range.points > kMaxAxisValues) reject(kind, text, "has more than 1,000,000 points.");
        return;
    }
    if (range.step && !(*range.step > Number{}))
        reject(kind, text, "goes on by nothing: write a step such as (+2).");
    if (range.first != range.last && (range.last < range.first) != range.downwards)
        reject(kind,
               text,
               range.downwards ? "never gets there: its step goes down, its numbers up."
                               : "runs backwards: write a step down, such as 9-1 (-4).");
}

// 1e-10 is finer than any setting: it hides the rounding of 0.1 + 0.2.
std::string format_number(double value) {
    value = std::round(value * 1e10) / 1e10;
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value == 0 ? 0 : value).ptr;
    return {buffer, end};
}

std::string format_value(double value, bool whole) {
    return whole ? std::to_string(static_cast<std::int64_t>(value)) : format_number(value);
}

Values expand(std::string_view kind,
              std::string_view text,
              const Range<double>& range,
              bool whole) {
    Values values;
    const double span = range.last - range.first;
    if (range.points) {
        for (std::size_t i = 0; i < *range.points; ++i) {
            const auto parts = static_cast<double>(std::max<std::size_t>(1, *range.points - 1));
            values.push_back(
                format_value(range.first + span * static_cast<double>(i) / parts, whole));
        }
        return values;
    }
    const double step = range.step.value_or(1) * (range.downwards ? -1 : 1);
    const double steps = std::floor(span / step + 1e-9);
    if (!(steps < static_cast<double>(kMaxAxisValues)))
        reject(kind, text, "has more than 1,000,000 values.");
    for (double i = 0; i <= steps; ++i)
        values.push_back(format_value(range.first + i * step, whole));
    return values;
}

Values expand(std::string_view kind, std::string_view text, const Range<std::uint64_t>& range) {
    Values values;
    const bool down = range.last < range.first;
    const auto span = down ? range.first - range.last : range.last - range.first;
    const auto add = [&](std::uint64_t offset) {
        values.push_back(std::to_string(down ? range.first - offset : range.first + offset));
    };
    if (range.points) {
        // span * i / parts without overflow: both i and the remainder are below 2^20.
        const auto parts = std::max<std::uint64_t>(1, *range.points - 1);
        for (std::uint64_t i = 0; i < *range.points; ++i)
            add(span / parts * i + span % parts * i / parts);
        return values;
    }
    const auto step = range.step.value_or(1);
    if (span / step >= kMaxAxisValues) reject(kind, text, "has more than 1,000,000 seeds.");
    for (std::uint64_t i = 0; i <= span / step; ++i) add(i * step);
    return values;
}

Range<double> number_range(std::string_view kind, std::string_view text, bool whole) {
    const auto range = scan_range<double>(text);
    if (!range || !std::isfinite(range->first) || !std::isfinite(range->last))
        reject_number(kind, text, whole);
    const auto is_whole = [](double value) {
        return value == std::trunc(value) && std::abs(value) < 1e15;
    };
    if (whole &&
        !(is_whole(range->first) && is_whole(range->last) && is_whole(range->step.value_or(1))))
        reject_number(kind, text, whole);
    check_range(kind, text, *range);
    return *range;
}

// The number of one value that was read before.
template <typename Number>
Number value_of(std::string_view text) {
    return Scanner(text.substr(text.find(':') + 1)).number<Number>().value();  // "SKIP:7" too
}

}  // namespace

Values read_numbers(std::string_view kind, std::string_view text, bool whole) {
    return expand(kind, text, number_range(kind, text, whole), whole);
}

Values go_on_numbers(std::string_view kind,
                     const Values& before,
                     std::string_view last,
                     bool whole) {
    const auto end = number_range(kind, last, whole);
    if (end.first != end.last) reject_number(kind, last, whole);
    const double from = value_of<double>(before.back());
    const double step =
        before.size() > 1 ? from - value_of<double>(before[before.size() - 2]) : 1.0;
    Range<double> range{from, end.first, std::abs(step), step < 0};
    check_range(kind, last, range);
    auto values = expand(kind, last, range, whole);
    values.erase(values.begin());  // `from` stands there already
    return values;
}

Values read_seeds(std::string_view kind, std::string_view text) {
    const auto range = scan_range<std::uint64_t>(text);
    if (range) {
        check_range(kind, text, *range);
        return expand(kind, text, *range);
    }
    Values values;
    for (const Seed seed : parse_seed_list(text)) values.push_back(to_string(seed));
    return values;
}

Values go_on_seeds(std::string_view kind, const Values& before, std::string_view last) {
    const auto ends = parse_seed_list(last);
    if (ends.size() != 1) reject(kind, last, "is not one seed: write 1, 2, .., 10.");
    const auto end = ends.front().value();
    const auto from = value_of<std::uint64_t>(before.back());
    const auto previous =
        before.size() > 1 ? value_of<std::uint64_t>(before[before.size() - 2]) : from - 1;
    const bool down = from < previous;
    Range<std::uint64_t> range{from, end, down ? previous - from : from - previous, down};
    check_range(kind, last, range);
    auto values = expand(kind, last, range);
    values.erase(values.begin());
    return values;
}

}  // namespace seedbed
