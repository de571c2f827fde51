// SPDX-License-Identifier: Apache-2.0
#include "core/engine/inspect.h"

#include "core/base/error.h"
#include "core/engine/recall.h"
#include "core/engine/request_json.h"
#include "core/io/infotext.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"
#include "core/io/picture_file.h"
#include "core/io/safetensors.h"
#include "core/metadata/read_settings.h"
#include "core/models/model.h"

#include <cstdint>
#include <map>
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

json inspect_safetensors(const std::filesystem::path& path) {
    const auto file = SafetensorsFile::open(path);
    json tensors = json::object();
    std::map<std::string, int> dtypes;
    std::uint64_t parameters = 0;
    for (const auto& [name, entry] : file->tensors()) {
        const std::string dtype(to_string(entry.dtype));
        tensors[name] = {{"dtype", dtype}, {"shape", entry.shape}};
        ++dtypes[dtype];
        parameters += (entry.end - entry.begin) / item_size(entry.dtype);
    }
    return {{"kind", "safetensors"},
            {"file", path.string()},
            {"bytes", file->data().size()},
            {"parameters", parameters},
            {"dtypes", dtypes},
            {"metadata", file->metadata()},
            {"tensors", std::move(tensors)}};
}

json inspect_model(const std::filesystem::path& folder) {
    const auto summary = summarize_model(folder);
    json result = summary.json;
    result["kind"] = "model";
    result["folder"] = folder.string();
    result["name"] = summary.name;
    result["architecture"] = summary.architecture;
    result["prediction"] = summary.prediction;
    result["parameters"] = summary.parameters;
    result["bytes_float32"] = summary.bytes_float32;
    return result;
}

}  // namespace

nlohmann::json inspect(const std::filesystem::path& path) {
    if (path == "tabletop" && !std::filesystem::exists(path))
        return inspect_model(model_folder("tabletop"));
    if (std::filesystem::is_directory(path)) return inspect_model(path);
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    if (picture_kind(bytes)) return inspect_picture(path);
    // A header begins with its length and a brace.
    const bool header = bytes.size() > 8 && bytes[8] == std::byte{'{'};
    if (header || path.extension() == ".safetensors") return inspect_safetensors(path);
    throw Error(
        ErrorCode::FileFormat,
        path.string() +
            " is neither a PNG, JPEG or WebP picture nor a safetensors file: name one of these, or "
            "the folder of a diffusers model.");
}

}  // namespace seedbed
