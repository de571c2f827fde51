// SPDX-License-Identifier: Apache-2.0
#include "core/base/noise_recipe.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace seedbed {
namespace {

[[noreturn]] void refuse(std::string_view part, const std::string& why) {
    throw Error(ErrorCode::InvalidRequest,
                "Variation: " + quote(part) + " " + why + "; write it as \"42:0.2;7:0.1\".");
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// `part` is what the message quotes.
Seed parse_seed(std::string_view part, std::string_view digits) {
    std::uint64_t value = 0;
    const auto end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error == std::errc::result_out_of_range)
        refuse(part, "has a seed above 18446744073709551615 (2^64 - 1)");
    if (error != std::errc() || stop != end) refuse(part, "has no seed before the strength");
    return Seed(value);
}

double parse_strength(std::string_view part, std::string_view text) {
    double value = 0;
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc::invalid_argument || stop != end)
        refuse(part, "has no number for its strength");
    if (error != std::errc() || !(value >= 0 && value <= 1))
        refuse(part, "has a strength outside 0 to 1");
    return value + 0.0;  // -0 becomes 0
}

NoiseMix parse_mix(std::string_view part) {
    const auto middle = part.find_first_of(":,");
    if (middle == part.npos) refuse(part, "has no strength");
    return {parse_seed(part, trimmed(part.substr(0, middle))),
            parse_strength(part, trimmed(part.substr(middle + 1)))};
}

// As short as it reads back to the same bits.
std::string shortest(double value) {
    std::array<char, 32> text;
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    check(error == std::errc(), "[noise_recipe] a number did not fit");
    return std::string(text.data(), end);
}

}  // namespace

std::string_view to_string(SlerpForm form) {
    switch (form) {
        case SlerpForm::Whole:
            return "whole";
        case SlerpForm::PerColumn:
            return "per_column";
    }
    throw LogicError("[noise_recipe] slerp form out of range");
}

SlerpForm parse_slerp_form(std::string_view text) {
    for (const auto form : {SlerpForm::Whole, SlerpForm::PerColumn})
        if (text == to_string(form)) return form;
    throw Error(ErrorCode::InvalidRequest,
                "Slerp: " + quote(text) + " is unknown; choose \"whole\" or \"per_column\".");
}

std::vector<NoiseMix> parse_noise_chain(std::string_view text) {
    std::vector<NoiseMix> chain;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            chain.push_back(parse_mix(part));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return chain;
}

std::string format_noise_chain(const std::vector<NoiseMix>& chain) {
    std::string text;
    for (const auto& mix : chain) {
        if (!text.empty()) text += ';';
        text += to_string(mix.seed) + ":" + shortest(mix.strength);
    }
    return text;
}

}  // namespace seedbed
