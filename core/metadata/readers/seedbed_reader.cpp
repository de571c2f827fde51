// SPDX-License-Identifier: Apache-2.0
// Our own `seedbed` chunk: the request's fields under their own names.
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/metadata/readers/readers.h"
#include "core/metadata/settings_builder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

// What has a field in PictureSettings or PictureFile; the rest is kept as it is.
constexpr std::array<std::string_view, 19> kKnown{"version",
                                                  "prompt",
                                                  "negative",
                                                  "seed",
                                                  "noise",
                                                  "steps",
                                                  "sampler",
                                                  "schedule",
                                                  "guidance",
                                                  "eta",
                                                  "width",
                                                  "height",
                                                  "model",
                                                  "model_hash",
                                                  "recipe",
                                                  "pad",
                                                  "slerp",
                                                  "variation",
                                                  "recipe_key"};

// {"right": 1, "below": 2, "diagonal": 3, "x": 0.5, "y": 0.25}
std::optional<NoisePad> read_pad(const json& pad, SettingsBuilder& builder) {
    const auto right = builder.read_seed("seed to the right", written(pad, "right"));
    const auto below = builder.read_seed("seed below", written(pad, "below"));
    const auto diagonal = builder.read_seed("diagonal seed", written(pad, "diagonal"));
    const auto x = builder.read_number("place x", written(pad, "x"), 0, 1);
    const auto y = builder.read_number("place y", written(pad, "y"), 0, 1);
    if (right && below && diagonal && x && y) return NoisePad{*right, *below, *diagonal, *x, *y};
    builder.problem("The place between four seeds " + quote(pad.dump()) +
                    " could not be read: it must name right, below, diagonal, x and y.");
    return std::nullopt;
}

void read_recipe(const json& object, SettingsBuilder& builder) {
    auto& recipe = builder.settings().recipe;
    try {
        if (const auto chain = written(object, "variation"))
            recipe.chain = parse_noise_chain(*chain);
        if (const auto form = written(object, "slerp")) recipe.form = parse_slerp_form(*form);
    } catch (const Error& error) {
        builder.problem(error.what());
    }
    if (object.contains("pad") && !object["pad"].is_null())
        recipe.pad = read_pad(object["pad"], builder);
}

void read_noise(const json& object, SettingsBuilder& builder) {
    try {
        if (const auto noise = written(object, "noise")) builder.noise(parse_noise_mode(*noise));
    } catch (const Error& error) {
        builder.problem(error.what());
    }
}

}  // namespace

std::optional<FoundSettings> read_seedbed(const PictureText& text) {
    const auto* value = text_at(text, "seedbed");
    if (!value) return std::nullopt;
    const auto object = picture_json(*value, "seedbed");
    if (!object.is_object())
        throw Error(ErrorCode::FileFormat, "The text \"seedbed\" is not a JSON object { … }.");
    SettingsBuilder builder("Seedbed", written(object, "version"));
    builder.prompt(written(object, "prompt"));
    builder.negative(written(object, "negative"));
    builder.seed(written(object, "seed"));
    builder.steps(written(object, "steps"));
    builder.guidance(written(object, "guidance"));
    builder.eta(written(object, "eta"));
    builder.size(written(object, "width"), written(object, "height"));
    builder.sampler(written(object, "sampler"), written(object, "schedule"));
    builder.model(written(object, "model"), written(object, "model_hash"));
    read_noise(object, builder);
    read_recipe(object.contains("recipe") ? object["recipe"] : object, builder);
    for (const auto& [key, unused] : object.items())
        if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end())
            builder.other(key, written(object, key));
    return FoundSettings{
        std::move(builder.settings()), *value, written(object, "recipe_key").value_or("")};
}

}  // namespace seedbed
