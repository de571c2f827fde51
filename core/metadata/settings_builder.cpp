// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/settings_builder.h"

#include "core/base/utf8.h"
#include "core/metadata/sampler_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

namespace seedbed {
namespace {

// Wide enough for anything a program can make; what lies beyond is damage.
constexpr int kMaxSteps = 10'000;
constexpr int kMaxSide = 65'536;
constexpr int kMaxClipSkip = 64;
constexpr double kMaxGuidance = 1000;
constexpr double kMaxEta = 10;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

template <typename Number>
std::optional<Number> parse(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// "20", and "20.0" as programs without whole numbers write it.
std::optional<std::uint64_t> parse_whole(std::string_view text) {
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (const auto value = parse<std::uint64_t>(text)) return value;
    const auto value = parse<double>(text);
    if (!value || !(*value >= 0) || *value > kExact || std::trunc(*value) != *value)
        return std::nullopt;
    return static_cast<std::uint64_t>(*value);
}

std::string shortest(double value) {
    auto text = nlohmann::json(value).dump();
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

bool absent(const Written& value) {
    return !value || trimmed(*value).empty();
}

// Zero bytes have no place in a text, and end it for many readers.
std::string plain(const std::string& text) {
    std::string result = text;
    std::erase(result, '\0');
    return result;
}

}  // namespace

Written written(const nlohmann::json& object, const std::string& key) {
    if (!object.is_object()) return std::nullopt;
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return std::nullopt;
    if (found->is_string()) return found->get<std::string>();
    return found->dump();
}

std::string model_name(std::string_view path) {
    constexpr std::array<std::string_view, 8> kEndings{
        ".safetensors", ".sft", ".ckpt", ".gguf", ".pth", ".pt", ".bin", ".onnx"};
    path = trimmed(path);
    if (const auto slash = path.find_last_of("/\\"); slash != path.npos)
        path.remove_prefix(slash + 1);
    for (const auto ending : kEndings)
        if (path.size() > ending.size() && path.ends_with(ending)) {
            path.remove_suffix(ending.size());
            break;
        }
    return std::string(path);
}

SettingsBuilder::SettingsBuilder(std::string program, const Written& version) {
    settings_.program = std::move(program);
    if (version) settings_.program_version = plain(*version);
}

void SettingsBuilder::prompt(const Written& text) {
    if (text) settings_.prompt = plain(*text);
}

void SettingsBuilder::negative(const Written& text) {
    if (text) settings_.negative = plain(*text);
}

std::optional<Seed> SettingsBuilder::read_seed(const char* what, const Written& value) {
    if (absent(value)) return std::nullopt;
    if (const auto number = parse_whole(trimmed(*value))) return Seed(*number);
    const bool random = trimmed(*value) == "-1";
    problem(std::string("The ") + what + " " + quote(*value) + " is not a seed: " +
            (random ? "-1 asks for a random one, and which one was not kept."
                    : "seeds are whole numbers from 0 to 18446744073709551615."));
    return std::nullopt;
}

std::optional<int> SettingsBuilder::read_whole(const char* what,
                                               const Written& value,
                                               int min,
                                               int max) {
    if (absent(value)) return std::nullopt;
    const auto number = parse_whole(trimmed(*value));
    if (number && *number >= static_cast<std::uint64_t>(min) &&
        *number <= static_cast<std::uint64_t>(max))
        return static_cast<int>(*number);
    problem(std::string("The ") + what + " " + quote(*value) +
            " could not be read: it must be a whole number from " + std::to_string(min) + " to " +
            std::to_string(max) + ".");
    return std::nullopt;
}

std::optional<double> SettingsBuilder::read_number(const char* what,
                                                   const Written& value,
                                                   double min,
                                                   double max) {
    if (absent(value)) return std::nullopt;
    const auto number = parse<double>(trimmed(*value));
    if (number && *number >= min && *number <= max) return number;  // NaN compares false
    problem(std::string("The ") + what + " " + quote(*value) +
            " could not be read: it must be a number from " + shortest(min) + " to " +
            shortest(max) + ".");
    return std::nullopt;
}

void SettingsBuilder::seed(const Written& value) {
    if (const auto seed = read_seed("seed", value)) settings_.seed = seed;
}

void SettingsBuilder::steps(const Written& value) {
    if (const auto steps = read_whole("number of steps", value, 1, kMaxSteps))
        settings_.steps = steps;
}

void SettingsBuilder::guidance(const Written& value) {
    if (const auto scale = read_number("guidance scale", value, -kMaxGuidance, kMaxGuidance))
        settings_.guidance = scale;
}

void SettingsBuilder::eta(const Written& value) {
    if (const auto eta = read_number("eta", value, 0, kMaxEta)) settings_.eta = eta;
}

void SettingsBuilder::size(const Written& width, const Written& height) {
    if (const auto pixels = read_whole("width", width, 1, kMaxSide)) settings_.width = pixels;
    if (const auto pixels = read_whole("height", height, 1, kMaxSide)) settings_.height = pixels;
}

void SettingsBuilder::size(const Written& text) {
    if (absent(text)) return;
    const auto cross = text->find('x');
    if (cross == std::string::npos) {
        problem("The size " + quote(*text) +
                " could not be read: it must be a width and a height, such as 512x768.");
        return;
    }
    size(text->substr(0, cross), text->substr(cross + 1));
}

void SettingsBuilder::clip_skip(const Written& value) {
    if (const auto layers = read_whole("clip skip", value, 1, kMaxClipSkip))
        settings_.clip_skip = layers;
}

void SettingsBuilder::sampler(const Written& name, const Written& schedule) {
    if (absent(name)) {
        other("Schedule type", schedule);
        return;
    }
    const auto named = sampler_named(*name);
    settings_.sampler = named.sampler;
    settings_.sampler_as = plain(*name);
    settings_.schedule = named.schedule;
    if (absent(schedule)) return;
    settings_.schedule = schedule_named(*schedule);
    if (settings_.schedule.empty()) other("Schedule type", schedule);
    const auto written_schedule = trimmed(*schedule);
    if (settings_.schedule != "automatic" && !settings_.sampler_as.ends_with(written_schedule))
        settings_.sampler_as += " " + std::string(written_schedule);
}

void SettingsBuilder::model(const Written& name, const Written& hash) {
    if (name) settings_.model = model_name(plain(*name));
    if (hash) settings_.model_hash = plain(*hash);
}

void SettingsBuilder::variation(const Written& seed, const Written& strength, SlerpForm form) {
    const auto share = read_number("variation strength", strength, 0, 1);
    if (!share || *share == 0) return;
    const auto other_seed = read_seed("variation seed", seed);
    if (!other_seed) return;
    settings_.recipe.chain.push_back({*other_seed, *share});
    settings_.recipe.form = form;
}

void SettingsBuilder::other(std::string_view name, const Written& value) {
    if (value) settings_.other.emplace_back(name, plain(*value));
}

}  // namespace seedbed
