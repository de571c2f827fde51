// SPDX-License-Identifier: Apache-2.0
#include "core/engine/grid_apply.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/grid_axis.h"

#include <charconv>
#include <limits>

namespace seedbed {
namespace {

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

// Values are read when an axis is; here they may also come from a file that a person edited.
template <typename Number>
Number number_of(const GridAxis& axis, std::string_view value) {
    Number number{};
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size())
        reject("The axis " + quote(axis.kind) + ": " + quote(value) + " is not a number.");
    return number;
}

void set_sampler(GenerateRequest& request, std::string_view value) {
    // "dpmpp_2m" leaves the schedule to the base, "dpmpp_2m_karras" does not.
    request.sampler = parse_sampler(value, request.schedule);
}

void set_schedule(GenerateRequest& request, const GridAxis& axis, std::string_view value) {
    for (const auto schedule : {Schedule::Automatic, Schedule::Karras}) {
        if (value != to_string(schedule)) continue;
        request.schedule = schedule;
        return;
    }
    reject("The axis " + quote(axis.kind) + ": " + quote(value) +
           " is not a schedule: use automatic or karras.");
}

void set_size(GenerateRequest& request, const GridAxis& axis, std::string_view value) {
    const auto cross = value.find('x');
    if (cross == value.npos)
        reject("The axis " + quote(axis.kind) + ": " + quote(value) +
               " is not a size: write WIDTHxHEIGHT in pixels, such as 128x128.");
    request.width = number_of<int>(axis, value.substr(0, cross));
    request.height = number_of<int>(axis, value.substr(cross + 1));
}

// Replaces every occurrence; whether there was one.
bool replace_all(std::string& text, std::string_view from, std::string_view to) {
    bool found = false;
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
        found = true;
    }
    return found;
}

void search_and_replace(GenerateRequest& request, const GridAxis& axis, std::string_view value) {
    const auto from = without_skip(axis.values.front());
    if (from.empty())
        reject("The axis " + quote(axis.kind) +
               ": its first value is empty, but it is what is searched for.");
    const bool in_prompt = replace_all(request.prompt, from, value);
    const bool in_negative = replace_all(request.negative, from, value);
    if (!in_prompt && !in_negative)
        reject("The axis " + quote(axis.kind) + ": " + quote(from) +
               " stands neither in the prompt " + quote(request.prompt) +
               " nor in the negative prompt.");
}

// Not known yet: an axis of strengths may set it.
constexpr double kNoStrength = std::numeric_limits<double>::quiet_NaN();

NoiseRecipe& recipe_in(GenerateRequest& request) {
    if (request.recipes.empty()) request.recipes.emplace_back();
    return request.recipes.front();
}

// A bare seed takes the place of the base's last one and keeps its strength.
void set_variation(GenerateRequest& request, const GridAxis& axis, std::string_view value) {
    auto& chain = recipe_in(request).chain;
    if (value.empty() || value.find(':') != value.npos) {
        chain = parse_noise_chain(value);
        return;
    }
    const Seed seed(number_of<std::uint64_t>(axis, value));
    if (chain.empty())
        chain.push_back({seed, kNoStrength});
    else
        chain.back().seed = seed;
}

void set_strength(GenerateRequest& request, const GridAxis& axis, std::string_view value) {
    const double strength = number_of<double>(axis, value);
    if (!(strength >= 0 && strength <= 1))
        reject("The axis " + quote(axis.kind) + ": " + quote(value) +
               " is not a strength: use a number from 0 to 1.");
    auto& chain = recipe_in(request).chain;
    if (chain.empty())
        reject(
            "The axis " + quote(axis.kind) +
            " has no seed to vary towards: add an axis \"variation\", such as 42, or a variation "
            "to the settings.");
    chain.back().strength = strength;
}

void check_strengths(const GenerateRequest& request) {
    if (request.recipes.empty()) return;
    for (const auto& mix : request.recipes.front().chain)
        if (mix.strength != mix.strength)
            reject("The variation seed " + to_string(mix.seed) + " has no strength: write " +
                   to_string(mix.seed) + ":0.2, or add an axis \"variation_strength\".");
}

void apply(const GridAxis& axis, std::string_view value, GenerateRequest& request) {
    const auto& kind = axis.kind;
    if (kind == "model") request.model = value;
    if (kind == "prompt") request.prompt = value;
    if (kind == "prompt_sr") search_and_replace(request, axis, value);
    if (kind == "negative") request.negative = value;
    if (kind == "seed") request.seeds = {Seed(number_of<std::uint64_t>(axis, value))};
    if (kind == "sampler") set_sampler(request, value);
    if (kind == "schedule") set_schedule(request, axis, value);
    if (kind == "steps") request.steps = number_of<int>(axis, value);
    if (kind == "cfg") request.guidance = number_of<double>(axis, value);
    if (kind == "eta") request.eta = number_of<double>(axis, value);
    if (kind == "size") set_size(request, axis, value);
    if (kind == "rng") request.noise = parse_noise_mode(value);
    if (kind == "variation") set_variation(request, axis, value);
    if (kind == "variation_strength") set_strength(request, axis, value);
}

// The base for its first seed alone.
GenerateRequest single(const GenerateRequest& base) {
    GenerateRequest request = base;
    if (request.seeds.size() > 1) request.seeds.resize(1);
    if (request.recipes.size() > 1) request.recipes.resize(1);
    request.dump_path.clear();  // one file cannot hold them all
    return request;
}

}  // namespace

GenerateRequest apply_axes(const GenerateRequest& base,
                           std::span<const GridAxis> axes,
                           std::span<const int> at) {
    check(at.size() == axes.size(), "[grid] a cell has one place on each axis");
    auto request = single(base);
    for (const auto& kind : axis_kinds())
        for (std::size_t i = 0; i < axes.size(); ++i)
            if (axes[i].kind == kind.name)
                apply(axes[i],
                      without_skip(axes[i].values.at(static_cast<std::size_t>(at[i]))),
                      request);
    if (!request.recipes.empty() && request.recipes.front().plain()) request.recipes.clear();
    check_strengths(request);
    return request;
}

}  // namespace seedbed
