// SPDX-License-Identifier: Apache-2.0
#include "core/engine/inspect.h"

#include "core/base/error.h"
#include "core/engine/inspect_files.h"
#include "core/engine/recall.h"
#include "core/engine/request_json.h"
#include "core/io/infotext.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"
#include "core/io/picture_file.h"
#include "core/metadata/read_settings.h"
#include "core/models/model.h"

#include <string>

namespace seedbed {
namespace {

using nlohmann::json;

// Deeper JSON, or what is none, stays a text.
json parsed_or_text(const std::string& text) {
    try {
        return parse_python_json(text, "text");
    } catch (const Error&) {
        return text;
    }
}

json parameters_json(const std::string& text) {
    // SwarmUI and others keep JSON under the same key; but a prompt may begin with a brace, too.
    if (text.starts_with('{'))
        if (auto parsed = parsed_or_text(text); !parsed.is_string()) return parsed;
    const auto info = parse_infotext(text);
    json fields = json::object();
    for (const auto& [key, value] : info.fields) fields[key] = value;
    return {{"prompt", info.prompt}, {"negative", info.negative}, {"fields", fields}};
}

// What is known of a picture's making, whichever program wrote it; absent is left out.
json settings_json(const PictureSettings& settings) {
    json result = {{"prompt", settings.prompt}, {"negative", settings.negative}};
    const auto add = [&](const char* key, const auto& value) {
        if (value) result[key] = *value;
    };
    const auto add_text = [&](const char* key, const std::string& value) {
        if (!value.empty()) result[key] = value;
    };
    if (settings.seed) result["seed"] = settings.seed->value();
    result.update(to_json_value(settings.recipe));
    if (settings.noise) result["noise"] = to_string(*settings.noise);
    add("steps", settings.steps);
    add("guidance", settings.guidance);
    add("eta", settings.eta);
    add("width", settings.width);
    add("height", settings.height);
    add_text("sampler", settings.sampler);
    add_text("sampler_as", settings.sampler_as);
    add_text("schedule", settings.schedule);
    add_text("model", settings.model);
    add_text("model_hash", settings.model_hash);
    add("clip_skip", settings.clip_skip);
    for (const auto& [key, value] : settings.other) result["other"][key] = value;
    return result;
}

void add_settings(const PictureSettings& settings, json& result) {
    result["program"] = settings.program;
    result["program_version"] = settings.program_version;
    result["settings"] = settings_json(settings);
    result["problems"] = settings.problems;
    result["not_mapped"] = recall(settings, GenerateRequest()).not_mapped;
}

json inspect_picture(const std::filesystem::path& path) {
    const auto picture = read_picture(path);  // damaged pixels count, too
    const auto file = read_picture_file(path);
    json result = {{"kind", "picture"},
                   {"file", path.string()},
                   {"width", picture.width},
                   {"height", picture.height}};
    for (const auto& [key, text] : file.text) {
        if (key == "parameters") {
            result["parameters"] = parameters_json(text);
        } else if (auto parsed = key == "seedbed" ? parsed_or_text(text) : json();
                   parsed.is_object()) {
            result["seedbed"] = std::move(parsed);
        } else {
            result["text"][key] = text;
        }
    }
    if (file.settings) add_settings(*file.settings, result);
    return result;
}

}  // namespace

nlohmann::json inspect(const std::filesystem::path& path) {
    if (path == "tabletop" && !std::filesystem::exists(path))
        return inspect_model(model_path("tabletop"));
    if (std::filesystem::is_directory(path)) return inspect_folder(path);
    if (path.filename() == "model_index.json")
        return inspect_folder(std::filesystem::absolute(path).parent_path());
    const auto file = MappedFile::open(path);
    if (picture_kind(file->bytes())) return inspect_picture(path);
    return inspect_tensors(path);
}

}  // namespace seedbed
