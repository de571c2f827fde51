// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_axis.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/grid_numbers.h"
#include "core/metadata/sampler_names.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <random>
#include <unordered_set>
#include <utility>
#include <vector>

namespace seedbed {
namespace {

constexpr AxisKind kKinds[] = {{"model", "tabletop, models/other"},
                               {"prompt", "a red cube || a blue sphere"},
                               {"prompt_sr", "red, green, blue"},
                               {"negative", "\"\", blurry"},
                               {"seed", "0-15, 42"},
                               {"sampler", "ddim, euler, dpmpp_2m"},
                               {"schedule", "automatic, karras"},
                               {"steps", "10-30 (+10)"},
                               {"cfg", "4-8 (+2)"},
                               {"eta", "0, 0.5, 1"},
                               {"size", "128x128, 192x128"},
                               {"rng", "cpu, nv"},
                               {"variation", "42:0.2, 42:0.4;7:0.1"},
                               {"variation_strength", "0-1 [5]"}};

// Names that other programs show for ours, in lower case and without signs.
constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
    {"checkpoint", "model"},
    {"checkpointname", "model"},
    {"prompts", "prompt"},
    {"promptsr", "prompt_sr"},
    {"negativeprompt", "negative"},
    {"seeds", "seed"},
    {"samplername", "sampler"},
    {"scheduletype", "schedule"},
    {"scheduler", "schedule"},
    {"cfgscale", "cfg"},
    {"guidance", "cfg"},
    {"guidancescale", "cfg"},
    {"resolution", "size"},
    {"rngsource", "rng"},
    {"noise", "rng"},
    {"varseed", "variation"},
    {"variationseed", "variation"},
    {"varstrength", "variation_strength"},
    {"variationstrength", "variation_strength"},
    {"variationseedstrength", "variation_strength"},
    {"seedvariation", "variation_strength"}};

constexpr std::string_view kSkip = "SKIP:";

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

[[noreturn]] void reject(std::string_view kind, std::string_view value, const std::string& why) {
    reject("The axis " + quote(kind) + ": " + quote(value) + " " + why);
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// Lower case, letters and digits only: "Var. strength" -> "varstrength".
std::string bare_name(std::string_view name) {
    std::string result = lower(name);
    std::erase_if(result,
                  [](char c) { return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'); });
    return result;
}

// --- splitting a line into values

// From the opening quote at `at` to behind the closing one.
std::string take_quoted(std::string_view kind, std::string_view text, std::size_t& at) {
    const auto begin = at++;
    std::string value;
    for (; at < text.size(); ++at) {
        if (text[at] != '"') {
            value += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
            value += text[++at];
        } else {
            ++at;
            return value;
        }
    }
    reject(kind, text.substr(begin), "has no closing quotation mark.");
}

constexpr std::string_view kBlanks = " \t\r";

// Whether ||, outside of quotes, separates the values.
bool has_bars(std::string_view kind, std::string_view text) {
    bool at_start = true;
    for (std::size_t at = 0; at < text.size();) {
        if (at_start && text[at] == '"') {
            take_quoted(kind, text, at);
            at_start = false;
            continue;
        }
        if (text.substr(at, 2) == "||") return true;
        if (text[at] == ',' || text[at] == '\n')
            at_start = true;
        else if (kBlanks.find(text[at]) == kBlanks.npos)
            at_start = false;
        ++at;
    }
    return false;
}

// Empty values stand only in quotes.
std::vector<std::string> split(std::string_view kind, std::string_view text) {
    const bool bars = has_bars(kind, text);
    const auto separator = [&](std::size_t from) {
        return std::min(bars ? text.find("||", from) : text.find_first_of(",\n", from),
                        text.size());
    };
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        at = std::min(text.find_first_not_of(kBlanks, at), text.size());
        if (at < text.size() && text[at] == '"') {
            parts.push_back(take_quoted(kind, text, at));
            const auto rest = trimmed(text.substr(at, separator(at) - at));
            if (!rest.empty())
                reject(kind, rest, "stands behind a closing quotation mark: separate the values.");
        } else {
            const auto value = trimmed(text.substr(at, separator(at) - at));
            if (!value.empty()) parts.emplace_back(value);
        }
        at = separator(at) + (bars ? 2 : 1);
    }
    return parts;
}

// --- values of the kinds

// As any program spells it; "Karras" in the name sets the schedule, which else stays the base's.
std::string sampler_value(std::string_view kind, const std::string& text) {
    const NamedSampler named = sampler_named(text);
    std::string name = named.sampler.empty() ? lower(text) : named.sampler;
    if (!named.sampler.empty() && named.schedule == "karras") name += "_karras";
    try {
        auto schedule = Schedule::Automatic;
        parse_sampler(name, schedule);
        return name;
    } catch (const Error& error) {
        reject("The axis " + quote(kind) + ": " + error.what() + ".");
    }
}

std::string schedule_value(std::string_view kind, const std::string& text) {
    const auto name = lower(text);
    if (name == "automatic" || name == "karras") return name;
    reject(kind, text, "is not a schedule: use automatic or karras.");
}

std::string noise_value(std::string_view kind, const std::string& text) {
    const auto name = lower(text);
    if (name == "cpu" || name == "nv") return name;
    if (name == "gpu" || name == "cuda") return "nv";
    reject(kind, text, "is not a source of noise: use cpu or nv (the same as GPU).");
}

std::optional<int> parse_side(std::string_view text) {
    int value = 0;
    text = trimmed(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value <= 0) return {};
    return value;
}

std::string size_value(std::string_view kind, const std::string& text) {
    auto plain = lower(text);
    if (const auto times = plain.find("×"); times != plain.npos)
        plain.replace(times, std::string_view("×").size(), "x");
    const auto cross = plain.find('x');
    const auto width = parse_side(std::string_view(plain).substr(0, cross));
    const auto height =
        cross == plain.npos ? width : parse_side(std::string_view(plain).substr(cross + 1));
    if (!width || !height)
        reject(kind, text, "is not a size: write WIDTHxHEIGHT in pixels, such as 128x128.");
    return std::to_string(*width) + "x" + std::to_string(*height);
}

using Values = std::vector<std::string>;

bool is_number(std::string_view kind) {
    return kind == "steps" || kind == "cfg" || kind == "eta" || kind == "variation_strength";
}

Values seed_values(std::string_view kind, const std::string& text, const SeedDraw& draw) {
    return text == "-1" ? Values{to_string(draw())} : read_seeds(kind, text);
}

// A chain "42:0.2;7:0.1", or seeds whose strength stands elsewhere.
Values variation_values(std::string_view kind, const std::string& text, const SeedDraw& draw) {
    if (!text.empty() && text.find_first_of(":;,") == text.npos)
        return seed_values(kind, text, draw);
    try {
        return {format_noise_chain(parse_noise_chain(text))};
    } catch (const Error& error) {
        reject("The axis " + quote(kind) + ": " + error.what());
    }
}

// What one part of the line stands for.
Values read_part(std::string_view kind, const std::string& text, const SeedDraw& draw) {
    if (is_number(kind)) return read_numbers(kind, text, kind == "steps");
    if (kind == "seed") return seed_values(kind, text, draw);
    if (kind == "variation") return variation_values(kind, text, draw);
    if (kind == "sampler") return {sampler_value(kind, text)};
    if (kind == "schedule") return {schedule_value(kind, text)};
    if (kind == "rng") return {noise_value(kind, text)};
    if (kind == "size") return {size_value(kind, text)};
    if (kind == "model" && text.empty())
        reject(kind, text, "is no model: name tabletop or a folder.");
    return {text};
}

bool is_dots(std::string_view kind, std::string_view text) {
    return (is_number(kind) || kind == "seed") && (text == ".." || text == "..." || text == "…");
}

void append(std::string_view kind, Values& values, const Values& more, bool skipped) {
    if (values.size() + more.size() > kMaxAxisValues)
        reject("The axis " + quote(kind) + " has more than 1,000,000 values: write fewer.");
    for (const auto& value : more) values.push_back((skipped ? std::string(kSkip) : "") + value);
}

void drop_repeated(Values& values) {
    std::unordered_set<std::string> seen;
    std::erase_if(values, [&](const std::string& value) {
        return !seen.insert(std::string(without_skip(value))).second;
    });
}

std::string_view example_of(std::string_view kind) {
    return std::find_if(std::begin(kKinds),
                        std::end(kKinds),
                        [&](const auto& each) { return each.name == kind; })
        ->example;
}

}  // namespace

std::span<const AxisKind> axis_kinds() {
    return kKinds;
}

std::string parse_axis_kind(std::string_view name) {
    const auto bare = bare_name(name);
    for (const auto& kind : kKinds)
        if (bare == bare_name(kind.name)) return std::string(kind.name);
    for (const auto& [alias, kind] : kAliases)
        if (bare == alias) return std::string(kind);
    std::string known;
    for (const auto& kind : kKinds) known += (known.empty() ? "" : ", ") + std::string(kind.name);
    reject("The axis " + quote(name) + " is not known: use one of " + known + ".");
}

Seed draw_seed() {
    return Seed(std::random_device{}());
}

GridAxis parse_axis(std::string_view kind_name, std::string_view text, const SeedDraw& draw) {
    GridAxis axis{parse_axis_kind(kind_name), {}};
    auto& [kind, values] = axis;
    const auto parts = split(kind, text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!is_dots(kind, parts[i])) {
            const bool skipped = is_skipped(parts[i]);
            const auto value = skipped ? std::string(trimmed(without_skip(parts[i]))) : parts[i];
            append(kind, values, read_part(kind, value, draw), skipped);
            continue;
        }
        if (values.empty() || i + 1 == parts.size())
            reject(kind, parts[i], "needs numbers on both sides: write 1, 2, .., 10.");
        const auto& last = parts[++i];
        append(kind,
               values,
               kind == "seed" ? go_on_seeds(kind, values, last)
                              : go_on_numbers(kind, values, last, kind == "steps"),
               false);
    }
    if (kind == "seed") drop_repeated(values);
    if (values.empty())
        reject("The axis " + quote(kind) + " has no values: write some, such as " +
               std::string(example_of(kind)) + ".");
    return axis;
}

std::string format_axis(const GridAxis& axis) {
    const auto& values = axis.values;
    if (axis.kind == "seed" && std::none_of(values.begin(), values.end(), is_skipped)) {
        std::vector<Seed> seeds;
        for (const auto& value : values) seeds.push_back(parse_seed_list(value).front());
        return format_seed_list(seeds);
    }
    const bool quoted = std::any_of(values.begin(), values.end(), [](const auto& value) {
        return value.empty() || value.find_first_of(",\"\r\n|") != value.npos ||
               trimmed(value) != value;
    });
    std::string text;
    for (const auto& value : values) {
        text += text.empty() ? "" : ", ";
        if (!quoted) {
            text += value;
            continue;
        }
        text += '"';
        for (const char c : value) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        text += '"';
    }
    return text;
}

bool is_skipped(std::string_view value) {
    return value.size() >= kSkip.size() && lower(value.substr(0, kSkip.size())) == lower(kSkip);
}

std::string_view without_skip(std::string_view value) {
    return is_skipped(value) ? value.substr(kSkip.size()) : value;
}

}  // namespace seedbed
