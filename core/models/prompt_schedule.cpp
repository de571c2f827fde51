// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_schedule.h"

#include "core/models/prompt_characters.h"

#include <charconv>
#include <string>
#include <vector>

namespace seedbed {
namespace {

struct Bracket {
    char kind = '[';
    int begin = 0;
    int colons = 0;
    int last_colon = 0;
    int bars = 0;
};

// "0.5", " 12": a step or a share of the steps.
bool is_number(std::string_view text) {
    text.remove_prefix(skip_space(text, 0));
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || (text[0] != '.' && (text[0] < '0' || text[0] > '9'))) return false;
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && stop == text.data() + text.size();
}

bool schedules(const Bracket& bracket, std::string_view prompt, std::size_t end) {
    if (bracket.bars > 0 && bracket.colons == 0) return true;
    const auto last = static_cast<std::size_t>(bracket.last_colon) + 1;
    return (bracket.colons == 1 || bracket.colons == 2) &&
           is_number(prompt.substr(last, end - last));
}

}  // namespace

std::optional<TextRange> find_prompt_schedule(std::string_view prompt) {
    std::vector<Bracket> open;
    for (std::size_t i = 0; i < prompt.size(); ++i) {
        const char c = prompt[i];
        if (c == '\\') {
            ++i;
        } else if (c == '(' || c == '[') {
            open.push_back({c, static_cast<int>(i)});
        } else if (open.empty()) {
            continue;
        } else if (c == ':') {
            ++open.back().colons;
            open.back().last_colon = static_cast<int>(i);
        } else if (c == '|') {
            ++open.back().bars;
        } else if (c == ')' || c == ']') {
            const bool fits = open.back().kind == (c == ')' ? '(' : '[');
            if (fits && c == ']' && schedules(open.back(), prompt, i))
                return TextRange{open.back().begin, static_cast<int>(i) + 1};
            // A bracket of the other kind that is never closed is text, and so is what it stands
            // in.
            open.pop_back();
            if (!fits && !open.empty()) open.pop_back();
        }
    }
    return std::nullopt;
}

std::optional<TextRange> find_prompt_and(std::string_view prompt) {
    const std::size_t at = find_word(prompt, "AND", 0);
    if (at == prompt.npos) return std::nullopt;
    return TextRange{static_cast<int>(at), static_cast<int>(at) + 3};
}

}  // namespace seedbed
