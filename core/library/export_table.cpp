// SPDX-License-Identifier: Apache-2.0
#include "core/library/export_table.h"

#include <cstdio>
#include <ctime>
#include <optional>

namespace seedbed {
namespace {

using Json = nlohmann::ordered_json;

// ISO 8601, UTC, with milliseconds.
std::string time_text(std::int64_t ms) {
    const std::time_t seconds = ms / 1000;
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    char text[40];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    char millis[16];
    std::snprintf(millis, sizeof millis, ".%03dZ", static_cast<int>(ms % 1000));
    return std::string(text) + millis;
}

template <typename Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

std::string_view flag_text(Flag flag) {
    switch (flag) {
        case Flag::Pick:
            return "pick";
        case Flag::Reject:
            return "reject";
        default:
            return "";
    }
}

Json recipe_json(const NoiseRecipe& recipe) {
    if (recipe.plain()) return {};
    Json chain = Json::array();
    for (const auto& mix : recipe.chain)
        chain.push_back({{"seed", mix.seed.value()}, {"strength", mix.strength}});
    Json json = {{"chain", chain},
                 {"form", recipe.form == SlerpForm::PerColumn ? "per_column" : "whole"}};
    if (recipe.pad)
        json["pad"] = {{"right", recipe.pad->right.value()},
                       {"below", recipe.pad->below.value()},
                       {"diagonal", recipe.pad->diagonal.value()},
                       {"x", recipe.pad->x},
                       {"y", recipe.pad->y}};
    return json;
}

Json other_json(const PictureSettings& settings) {
    if (settings.other.empty()) return {};
    Json json = Json::object();
    for (const auto& [key, value] : settings.other) json[key] = value;
    return json;
}

std::string dump(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string cell_text(const std::string& name, const Json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    if (name != "tags") return dump(value, -1);
    std::string text;
    for (const auto& tag : value) text += (text.empty() ? "" : ",") + tag.get<std::string>();
    return text;
}

std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == cell.npos) return cell;
    std::string text = "\"";
    for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

}  // namespace

Json fields_of(const PictureRow& row) {
    const auto& settings = row.settings;
    Json json;
    json["path"] = row.path.string();
    json["created"] = time_text(row.created_ms);
    json["bytes"] = row.bytes;
    json["width"] = row.width;
    json["height"] = row.height;
    json["seed"] = settings.seed ? Json(settings.seed->value()) : Json();
    json["noise"] = settings.noise ? Json(to_string(*settings.noise)) : Json();
    json["prompt"] = settings.prompt;
    json["negative"] = settings.negative;
    json["steps"] = or_null(settings.steps);
    json["guidance"] = or_null(settings.guidance);
    json["eta"] = or_null(settings.eta);
    json["generated_width"] = or_null(settings.width);
    json["generated_height"] = or_null(settings.height);
    json["sampler"] = or_null(settings.sampler);
    json["sampler_as_written"] = or_null(settings.sampler_as);
    json["schedule"] = or_null(settings.schedule);
    json["model"] = or_null(settings.model);
    json["model_hash"] = or_null(settings.model_hash);
    json["clip_skip"] = or_null(settings.clip_skip);
    json["variations"] = recipe_json(settings.recipe);
    json["program"] = or_null(settings.program);
    json["program_version"] = or_null(settings.program_version);
    json["rating"] = row.judgement.rating;
    json["flag"] = or_null(std::string(flag_text(row.judgement.flag)));
    json["favourite"] = row.judgement.favourite;
    json["tags"] = row.judgement.tags;
    json["note"] = row.judgement.note;
    json["binned"] = row.binned;
    json["recipe"] = or_null(row.recipe);
    json["other"] = other_json(settings);
    return json;
}

void ExportTable::add(const PictureRow& row, const std::string& file) {
    auto fields = fields_of(row);
    Json json;
    json["file"] = file;
    for (auto& [name, value] : fields.items())
        if (name != "path") json[name] = std::move(value);
    rows_.push_back(std::move(json));
}

std::string ExportTable::csv() const {
    Json names = Json::object();
    if (rows_.empty()) {
        names["file"] = Json();
        for (const auto& [name, value] : fields_of({}).items())
            if (name != "path") names[name] = Json();
    }
    const auto& head = rows_.empty() ? names : rows_.front();
    std::string text;
    for (const auto& [name, value] : head.items()) text += (text.empty() ? "" : ",") + name;
    text += "\r\n";
    for (const auto& row : rows_) {
        std::string line;
        for (const auto& [name, value] : row.items())
            line += (name == "file" ? "" : ",") + quoted(cell_text(name, value));
        text += line + "\r\n";
    }
    return text;
}

std::string ExportTable::json() const {
    return dump(rows_, 2) + "\n";
}

}  // namespace seedbed
