// SPDX-License-Identifier: Apache-2.0
#include "core/library/model_entry_json.h"

#include "core/base/utf8.h"

#include <array>
#include <limits>

namespace seedbed {
namespace {

using nlohmann::ordered_json;

constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
constexpr int kMostPixels = 1 << 20;

constexpr std::array kKinds{std::pair{ModelKind::Model, std::string_view("model")},
                            std::pair{ModelKind::Lora, std::string_view("lora")},
                            std::pair{ModelKind::Embedding, std::string_view("embedding")}};

constexpr std::array kCodes{ErrorCode::InvalidRequest,
                            ErrorCode::FileNotFound,
                            ErrorCode::FileFormat,
                            ErrorCode::UnsupportedModel,
                            ErrorCode::OutOfMemory,
                            ErrorCode::DiskFull,
                            ErrorCode::PermissionDenied,
                            ErrorCode::IoFailure,
                            ErrorCode::Internal};

ErrorCode parse_code(const std::string& text) {
    for (const ErrorCode code : kCodes)
        if (to_string(code) == text) return code;
    return ErrorCode::Internal;
}

ordered_json parts_json(const std::vector<ModelPart>& parts) {
    auto list = ordered_json::array();
    for (const auto& part : parts)
        list.push_back({{"name", part.name},
                        {"class", part.class_name},
                        {"parameters", part.parameters},
                        {"dtype", part.dtype}});
    return list;
}

std::vector<JsonObject> objects(const JsonObject& json, const std::string& key) {
    std::vector<JsonObject> result;
    if (!json.has(key)) return result;
    if (!json.at(key).is_array()) json.fail(key, "a list of objects");
    for (const auto& item : json.at(key)) {
        if (!item.is_object()) json.fail(key, "a list of objects");
        result.emplace_back(item, json.source(), key + ".");
    }
    return result;
}

std::uint64_t count(const JsonObject& json, const std::string& key) {
    return static_cast<std::uint64_t>(json.integer(key, 0, kMost, 0));
}

int small_count(const JsonObject& json, const std::string& key, int fallback = 0) {
    return static_cast<int>(json.integer(key, 0, kMostPixels, fallback));
}

void read_sizes(const JsonObject& json, ModelEntry& entry) {
    entry.bytes = count(json, "bytes");
    entry.modified_ns = json.integer("modified_ns", -kMost, kMost, 0);
    entry.parameters = count(json, "parameters");
    entry.bytes_float32 = count(json, "bytes_float32");
    entry.vae_bytes_float32 = count(json, "vae_bytes_float32");
    entry.native_width = small_count(json, "native_width");
    entry.native_height = small_count(json, "native_height");
    entry.latent_factor = small_count(json, "latent_factor", 8);
    entry.base_channels = small_count(json, "base_channels");
    entry.vae_channels = small_count(json, "vae_channels");
    entry.attention_layers = small_count(json, "attention_layers");
}

void read_lists(const JsonObject& json, ModelEntry& entry) {
    for (const auto& part : objects(json, "parts"))
        entry.parts.push_back({part.text("name"),
                               part.text("class", ""),
                               count(part, "parameters"),
                               part.text("dtype", "")});
    for (const auto& fact : objects(json, "facts"))
        entry.facts.emplace_back(fact.text("name"), fact.text("value"));
    if (json.has("defects")) entry.defects = json.texts("defects");
}

}  // namespace

std::string_view to_string(ModelKind kind) {
    for (const auto& [each, name] : kKinds)
        if (each == kind) return name;
    return {};
}

ModelKind parse_model_kind(std::string_view text) {
    for (const auto& [kind, name] : kKinds)
        if (name == text) return kind;
    throw Error(
        ErrorCode::InvalidRequest,
        quote(std::string(text)) + " is no kind of model; there are model, lora and embedding.");
}

ordered_json entry_json(const ModelEntry& entry) {
    ordered_json json = {
        {"id", entry.id}, {"kind", to_string(entry.kind)}, {"path", entry.path.string()}};
    const auto add = [&json](const char* key, const auto& value, const auto& unknown) {
        if (value != unknown) json[key] = value;
    };
    const std::string none;
    add("name", entry.name, none);
    add("form", entry.form, none);
    add("architecture", entry.architecture, none);
    add("prediction", entry.prediction, none);
    add("dtype", entry.dtype, none);
    json["bytes"] = entry.bytes;
    json["modified_ns"] = entry.modified_ns;
    add("parameters", entry.parameters, 0u);
    add("bytes_float32", entry.bytes_float32, 0u);
    add("vae_bytes_float32", entry.vae_bytes_float32, 0u);
    add("native_width", entry.native_width, 0);
    add("native_height", entry.native_height, 0);
    if (entry.kind == ModelKind::Model) json["latent_factor"] = entry.latent_factor;
    add("base_channels", entry.base_channels, 0);
    add("vae_channels", entry.vae_channels, 0);
    add("attention_layers", entry.attention_layers, 0);
    add("auto_v2", entry.hashes.auto_v2, none);
    add("auto_v3", entry.hashes.auto_v3, none);
    add("sha256", entry.hashes.sha256, none);
    if (!entry.parts.empty()) json["parts"] = parts_json(entry.parts);
    for (const auto& [name, value] : entry.facts)
        json["facts"].push_back({{"name", name}, {"value", value}});
    if (!entry.defects.empty()) json["defects"] = entry.defects;
    if (entry.broken()) {
        json["error"] = entry.error;
        json["error_code"] = to_string(entry.error_code);
    }
    return json;
}

ModelEntry read_entry(const JsonObject& json) {
    ModelEntry entry;
    entry.id = json.text("id");
    try {
        entry.kind = parse_model_kind(json.text("kind"));
    } catch (const Error& error) {
        json.fail("kind", "\"model\", \"lora\" or \"embedding\"");
    }
    entry.path = json.text("path");
    entry.name = json.text("name", "");
    entry.form = json.text("form", "");
    entry.architecture = json.text("architecture", "");
    entry.prediction = json.text("prediction", "");
    entry.dtype = json.text("dtype", "");
    read_sizes(json, entry);
    entry.hashes = {json.text("auto_v2", ""), json.text("auto_v3", ""), json.text("sha256", "")};
    read_lists(json, entry);
    entry.error = json.text("error", "");
    if (entry.broken()) entry.error_code = parse_code(json.text("error_code", ""));
    return entry;
}

}  // namespace seedbed
