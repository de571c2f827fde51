// SPDX-License-Identifier: Apache-2.0
#include "core/engine/inspect.h"

#include "core/base/error.h"
#include "core/io/infotext.h"
#include "core/io/mapped_file.h"
#include "core/io/png.h"
#include "core/io/safetensors.h"
#include "core/models/model.h"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace seedbed {
namespace {

using nlohmann::json;

json infotext_json(const std::string& text) {
    // SwarmUI and others keep JSON under the same key.
    if (text.starts_with('{'))
        if (auto parsed = json::parse(text, nullptr, /*allow_exceptions=*/false);
            !parsed.is_discarded())
            return parsed;
    const auto info = parse_infotext(text);
    json fields = json::object();
    for (const auto& [key, value] : info.fields) fields[key] = value;
    return {{"prompt", info.prompt}, {"negative", info.negative}, {"fields", fields}};
}

json inspect_picture(const std::filesystem::path& path) {
    const auto picture = read_png(path);
    json result = {{"kind", "picture"},
                   {"file", path.string()},
                   {"width", picture.image.width},
                   {"height", picture.image.height}};
    for (const auto& [key, text] : picture.text) {
        if (key == "parameters") {
            result["parameters"] = infotext_json(text);
        } else if (auto parsed = json::parse(text, nullptr, false);
                   key == "seedbed" && !parsed.is_discarded()) {
            result["seedbed"] = std::move(parsed);
        } else {
            result["text"][key] = text;
        }
    }
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

bool is_png(std::span<const std::byte> bytes) {
    constexpr std::array<unsigned char, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    if (bytes.size() < signature.size()) return false;
    for (std::size_t i = 0; i < signature.size(); ++i)
        if (bytes[i] != std::byte{signature[i]}) return false;
    return true;
}

}  // namespace

nlohmann::json inspect(const std::filesystem::path& path) {
    if (path == "tabletop" && !std::filesystem::exists(path))
        return inspect_model(model_folder("tabletop"));
    if (std::filesystem::is_directory(path)) return inspect_model(path);
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    if (is_png(bytes)) return inspect_picture(path);
    // A header begins with its length and a brace.
    const bool header = bytes.size() > 8 && bytes[8] == std::byte{'{'};
    if (header || path.extension() == ".safetensors") return inspect_safetensors(path);
    throw Error(
        ErrorCode::FileFormat,
        path.string() +
            " is neither a PNG picture nor a safetensors file: name one of these, or the folder "
            "of a diffusers model.");
}

}  // namespace seedbed
