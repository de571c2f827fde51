// SPDX-License-Identifier: Apache-2.0
#include "core/base/seed.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <charconv>
#include <unordered_set>

namespace seedbed {
namespace {

constexpr std::string_view kExample = "write seeds as \"0, 7, 100-131\"";

[[noreturn]] void refuse(std::string_view part, const std::string& why) {
    throw Error(ErrorCode::InvalidRequest, "Seeds: " + quote(part) + " " + why);
}

[[noreturn]] void refuse_count(std::string_view part) {
    refuse(part, "makes more than 1,000,000 seeds; give fewer in one list.");
}

bool is_separator(char c) {
    return c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// `part` is what the message quotes, `digits` the number within it.
std::uint64_t parse_number(std::string_view part, std::string_view digits) {
    std::uint64_t value = 0;
    const auto end = digits.data() + digits.size();
    if (std::from_chars(digits.data(), end, value).ec == std::errc::result_out_of_range)
        refuse(part, "is too large; a seed is at most 18446744073709551615 (2^64 - 1).");
    return value;
}

struct Range {
    std::uint64_t first, last;
};

Range parse_part(std::string_view part) {
    if (is_digits(part)) {
        const auto value = parse_number(part, part);
        return {value, value};
    }
    const auto dash = part.find('-');
    if (dash == std::string_view::npos)
        refuse(part, "is not a whole number; " + std::string(kExample) + ".");
    const auto left = part.substr(0, dash);
    const auto right = part.substr(dash + 1);
    if (left.empty() && is_digits(right))
        refuse(part, "is negative; seeds run from 0 to 18446744073709551615.");
    if (!is_digits(left) || !is_digits(right))
        refuse(part, "is not a range; write both ends without spaces, like 100-131.");
    const Range range{parse_number(part, left), parse_number(part, right)};
    if (range.first > range.last) refuse(part, "runs backwards; write the smaller seed first.");
    if (range.last - range.first >= kMaxSeeds) refuse_count(part);
    return range;
}

}  // namespace

std::string to_string(Seed seed) {
    return std::to_string(seed.value());
}

std::string_view to_string(NoiseMode mode) {
    switch (mode) {
        case NoiseMode::Cpu:
            return "cpu";
        case NoiseMode::Nv:
            return "nv";
    }
    throw LogicError("[seed] noise mode out of range");
}

NoiseMode parse_noise_mode(std::string_view text) {
    if (text == "cpu") return NoiseMode::Cpu;
    if (text == "nv") return NoiseMode::Nv;
    throw Error(ErrorCode::InvalidRequest,
                "Noise mode: " + quote(text) + " is unknown; choose \"cpu\" or \"nv\".");
}

std::vector<Seed> parse_seed_list(std::string_view text) {
    std::vector<Seed> seeds;
    std::unordered_set<std::uint64_t> seen;
    for (std::size_t begin = 0; begin < text.size();) {
        if (is_separator(text[begin])) {
            ++begin;
            continue;
        }
        auto end = begin;
        while (end < text.size() && !is_separator(text[end])) ++end;
        const auto part = text.substr(begin, end - begin);
        const auto range = parse_part(part);
        for (std::uint64_t i = 0; i <= range.last - range.first; ++i) {
            if (!seen.insert(range.first + i).second) continue;
            if (seeds.size() == kMaxSeeds) refuse_count(part);
            seeds.emplace_back(range.first + i);
        }
        begin = end;
    }
    if (seeds.empty())
        throw Error(ErrorCode::InvalidRequest,
                    "Seeds: the list is empty; " + std::string(kExample) + ".");
    return seeds;
}

std::string format_seed_list(const std::vector<Seed>& seeds) {
    std::string text;
    const auto append = [&text](const std::string& part) {
        if (!text.empty()) text += ", ";
        text += part;
    };
    for (std::size_t begin = 0; begin < seeds.size();) {
        auto end = begin + 1;
        // The difference cannot wrap around: it is taken only where the next seed is the larger
        // one.
        while (end < seeds.size() && seeds[end] > seeds[end - 1] &&
               seeds[end].value() - seeds[end - 1].value() == 1)
            ++end;
        if (end - begin >= 3) {
            append(to_string(seeds[begin]) + "-" + to_string(seeds[end - 1]));
        } else {
            for (auto i = begin; i < end; ++i) append(to_string(seeds[i]));
        }
        begin = end;
    }
    return text;
}

}  // namespace seedbed
