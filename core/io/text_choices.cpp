// SPDX-License-Identifier: Apache-2.0
#include "core/io/text_choices.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace seedbed {
namespace {

constexpr int kDeepest = 100;
constexpr int kMany = std::numeric_limits<int>::max() / 2;  // "as many as there are"
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kBehindCount = "$$";
constexpr std::string_view kBehindWeight = "::";

[[noreturn]] void refuse(std::string_view choice, const std::string& problem) {
    throw Error(ErrorCode::InvalidRequest,
                "The choice " + quote("{" + std::string(choice) + "}") + " " + problem + ".");
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kSpace);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number value{};
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
    return value;
}

bool is_count(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789-") == text.npos;
}

// "2", "1-2", "-2" or "1-".
void read_count(std::string_view inner, std::string_view text, TextChoice& out) {
    const std::size_t dash = text.find('-');
    const std::string_view first = text.substr(0, dash);
    const std::string_view second = dash == text.npos ? first : text.substr(dash + 1);
    const auto least = first.empty() ? 1 : parse_number<int>(first);
    const auto most = second.empty() ? kMany : parse_number<int>(second);
    if (!least || !most || *least > *most || *most < 0 || (first.empty() && second.empty()))
        refuse(inner, "has the count " + quote(text) + ", which is none; write 2 or 1-2");
    out.counted = true;
    out.least = *least;
    out.most = std::min(*most, kMany);
}

// Takes "2$$" or "2$$ and $$" off the head.
std::string_view take_count(std::string_view inner, TextChoice& out) {
    const std::size_t mark = inner.find(kBehindCount);
    if (mark == inner.npos || !is_count(trimmed(inner.substr(0, mark)))) return inner;
    read_count(inner, trimmed(inner.substr(0, mark)), out);
    std::string_view rest = inner.substr(mark + kBehindCount.size());
    const std::size_t end = rest.find(kBehindCount);
    if (end == rest.npos || rest.substr(0, end).find_first_of("{}$") != rest.npos) return rest;
    out.separator = rest.substr(0, end);
    return rest.substr(end + kBehindCount.size());
}

TextOption read_option(std::string_view inner, std::string_view text) {
    text = trimmed(text);
    const std::size_t mark = text.find(kBehindWeight);
    const auto weight =
        mark == text.npos ? std::nullopt : parse_number<double>(trimmed(text.substr(0, mark)));
    if (!weight) return {std::string(text), 1};
    if (!std::isfinite(*weight) || *weight < 0)
        refuse(
            inner,
            "has the weight " + quote(text.substr(0, mark)) + ", which is none; write 0 or more");
    return {std::string(trimmed(text.substr(mark + kBehindWeight.size()))), *weight};
}

// Where the option at the head ends: at a bar outside of other braces.
std::size_t option_end(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{') ++depth;
        if (text[i] == '}') --depth;
        if (text[i] == '|' && depth == 0) return i;
    }
    return text.size();
}

}  // namespace

std::string_view braces_at(std::string_view text) {
    check(text.starts_with('{'), "[text choices] no brace here");
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' && ++depth > kDeepest)
            refuse(text.substr(1), "nests too deep; 100 braces are the most");
        if (text[i] == '}' && --depth == 0) return text.substr(1, i - 1);
    }
    throw Error(ErrorCode::InvalidRequest,
                "The choice " + quote(text) + " has no closing brace; add \"}\".");
}

TextChoice parse_text_choice(std::string_view inner) {
    TextChoice out;
    std::string_view rest = inner;
    rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
    if (rest.starts_with('!') || rest.starts_with('@'))
        refuse(inner,
               "asks for another sampler than a random one; take " + quote(rest.substr(0, 1)) +
                   " out");
    if (rest.starts_with('~')) rest.remove_prefix(1);
    rest = take_count(rest, out);
    double total = 0;
    while (true) {
        const std::size_t end = option_end(rest);
        out.options.push_back(read_option(inner, rest.substr(0, end)));
        total += out.options.back().weight;
        if (end == rest.size()) break;
        rest.remove_prefix(end + 1);
    }
    if (!(total > 0) || !std::isfinite(total)) refuse(inner, "has no option with a weight above 0");
    return out;
}

}  // namespace seedbed
