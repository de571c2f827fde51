// SPDX-License-Identifier: Apache-2.0
#include "core/library/settings_text.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace seedbed {
namespace {

using Json = nlohmann::json;

Json mix_json(const NoiseMix& mix) {
    return {mix.seed.value(), mix.strength};
}

NoiseMix read_mix(const Json& json) {
    return {Seed(json.at(0).get<std::uint64_t>()), json.at(1).get<double>()};
}

Json recipe_json(const NoiseRecipe& recipe) {
    Json json = {{"chain", Json::array()}, {"columns", recipe.form == SlerpForm::PerColumn}};
    for (const auto& mix : recipe.chain) json["chain"].push_back(mix_json(mix));
    if (recipe.pad)
        json["pad"] = {recipe.pad->right.value(),
                       recipe.pad->below.value(),
                       recipe.pad->diagonal.value(),
                       recipe.pad->x,
                       recipe.pad->y};
    return json;
}

NoiseRecipe read_recipe(const Json& json) {
    NoiseRecipe recipe;
    recipe.form = json.at("columns").get<bool>() ? SlerpForm::PerColumn : SlerpForm::Whole;
    for (const auto& mix : json.at("chain")) recipe.chain.push_back(read_mix(mix));
    if (json.contains("pad")) {
        const auto& pad = json.at("pad");
        recipe.pad = NoisePad{Seed(pad.at(0).get<std::uint64_t>()),
                              Seed(pad.at(1).get<std::uint64_t>()),
                              Seed(pad.at(2).get<std::uint64_t>()),
                              pad.at(3).get<double>(),
                              pad.at(4).get<double>()};
    }
    return recipe;
}

template <typename Value>
void put(Json& json, const char* key, const std::optional<Value>& value) {
    if (value) json[key] = *value;
}

void put(Json& json, const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
}

template <typename Value>
void take(const Json& json, const char* key, Value& value) {
    if (const auto found = json.find(key); found != json.end()) found->get_to(value);
}

template <typename Value>
void take(const Json& json, const char* key, std::optional<Value>& value) {
    if (const auto found = json.find(key); found != json.end()) value = found->get<Value>();
}

}  // namespace

std::string more_settings_text(const PictureSettings& settings) {
    Json json = Json::object();
    put(json, "program_version", settings.program_version);
    put(json, "eta", settings.eta);
    put(json, "width", settings.width);
    put(json, "height", settings.height);
    put(json, "model_hash", settings.model_hash);
    put(json, "clip_skip", settings.clip_skip);
    if (settings.recipe != NoiseRecipe{}) json["recipe"] = recipe_json(settings.recipe);
    if (!settings.other.empty()) json["other"] = settings.other;
    if (!settings.problems.empty()) json["problems"] = settings.problems;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void read_more_settings(const std::string& text,
                        const std::string& source,
                        PictureSettings& settings) {
    try {
        const auto json = Json::parse(text);
        take(json, "program_version", settings.program_version);
        take(json, "eta", settings.eta);
        take(json, "width", settings.width);
        take(json, "height", settings.height);
        take(json, "model_hash", settings.model_hash);
        take(json, "clip_skip", settings.clip_skip);
        if (json.contains("recipe")) settings.recipe = read_recipe(json.at("recipe"));
        take(json, "other", settings.other);
        take(json, "problems", settings.problems);
    } catch (const Json::exception& error) {
        throw Error(ErrorCode::FileFormat,
                    "The index keeps settings of " + source + " that cannot be read (" +
                        error.what() + "); run seedbed library rebuild.");
    }
}

}  // namespace seedbed
