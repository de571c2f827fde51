// SPDX-License-Identifier: Apache-2.0
#include "core/models/original_config.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/mapped_file.h"

#include <charconv>
#include <cmath>
#include <yaml-cpp/yaml.h>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::size_t kMostBytes = 1 << 20;
constexpr int kMostNodes = 100'000;  // aliases can make a small file an endless tree
constexpr int kDeepest = 64;

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& problem) {
    throw Error(ErrorCode::FileFormat,
                quote_path(file) + " " + problem +
                    "; use the .yaml file that was published with the model.");
}

// A scalar without quotes has the type that it looks like (YAML 1.2, core schema).
json scalar_value(const YAML::Node& node) {
    const std::string& text = node.Scalar();
    if (node.Tag() == "!") return text;  // it stood in quotes
    if (text == "true" || text == "True") return true;
    if (text == "false" || text == "False") return false;
    const char* end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto read = std::from_chars(text.data(), end, whole);
        read.ec == std::errc() && read.ptr == end)
        return whole;
    double number = 0;
    if (const auto read = std::from_chars(text.data(), end, number);
        read.ec == std::errc() && read.ptr == end && std::isfinite(number))
        return number;
    return text;
}

class Converter {
 public:
    explicit Converter(const std::filesystem::path& file) : file_(file) {}

    json convert(const YAML::Node& node, int depth = 0) {
        if (depth > kDeepest || ++nodes_ > kMostNodes)
            fail(file_, "is nested too deeply or refers to itself too often");
        if (node.IsScalar()) return scalar_value(node);
        if (node.IsSequence()) {
            json list = json::array();
            for (const auto& child : node) list.push_back(convert(child, depth + 1));
            return list;
        }
        if (!node.IsMap()) return nullptr;
        json object = json::object();
        for (const auto& entry : node) {
            if (!entry.first.IsScalar()) fail(file_, "has a key that is no text");
            object[entry.first.Scalar()] = convert(entry.second, depth + 1);
        }
        return object;
    }

 private:
    const std::filesystem::path& file_;
    int nodes_ = 0;
};

json read_yaml(const std::filesystem::path& file) {
    const auto mapped = MappedFile::open(file);
    const auto bytes = mapped->bytes();
    if (bytes.size() > kMostBytes) fail(file, "is larger than 1 MB, which no model's settings are");
    const std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!is_utf8(text)) fail(file, "is not UTF-8 text");
    try {
        return Converter(file).convert(YAML::Load(text));
    } catch (const YAML::Exception& error) {
        const std::string where =
            error.mark.is_null() ? "" : " at line " + std::to_string(error.mark.line + 1);
        fail(file, "is not valid YAML" + where + " (" + error.msg + ")");
    }
}

std::optional<JsonObject> child(const std::optional<JsonObject>& parent, const char* key) {
    if (!parent || !parent->has(key)) return std::nullopt;
    return parent->object(key);
}

}  // namespace

OriginalConfig OriginalConfig::open(const std::filesystem::path& file) {
    const json root = read_yaml(file);
    if (!root.is_object()) fail(file, "holds no settings");
    const JsonObject top(root, quote_path(file));
    return OriginalConfig(top.object("model").object("params"));
}

// "network_config" is what the later generative-models programs call it.
std::optional<JsonObject> OriginalConfig::unet() const {
    for (const char* key : {"unet_config", "network_config"})
        if (auto found = child(child(params_, key), "params")) return found;
    return std::nullopt;
}

std::optional<double> OriginalConfig::number(const std::string& key) const {
    if (!params_.has(key)) return std::nullopt;
    return params_.number(key);
}

std::optional<std::vector<std::int64_t>> OriginalConfig::heads(
    const std::vector<std::int64_t>& channels) const {
    const auto params = unet();
    if (!params) return std::nullopt;
    const auto given = [&](const char* key) {
        const std::int64_t value = params->integer(key, -1, 1 << 20, -1);
        if (value == 0) params->fail(key, "a positive number, or -1 for none");
        return value;
    };
    const std::int64_t width = given("num_head_channels"), heads = given("num_heads");
    if (width < 0 && heads < 0) return std::nullopt;
    std::vector<std::int64_t> list;
    for (const std::int64_t channel : channels)
        list.push_back(width < 0 ? heads : std::max<std::int64_t>(1, channel / width));
    return list;
}

// LatentDiffusion says "parameterization"; generative-models names a scaling class instead.
std::optional<std::string> OriginalConfig::prediction() const {
    if (params_.has("parameterization")) {
        const std::string value = params_.text("parameterization");
        if (value == "eps") return "epsilon";
        if (value == "v") return "v_prediction";
        params_.fail("parameterization", "\"eps\" or \"v\"");
    }
    const auto denoiser = child(child(params_, "denoiser_config"), "params");
    auto scaling = child(denoiser, "scaling_config");
    if (!scaling) scaling = child(denoiser, "weighting_config");
    if (!scaling || !scaling->has("target")) return std::nullopt;
    const std::string target = scaling->text("target");
    if (target.ends_with(".EpsScaling") || target.ends_with(".EpsWeighting")) return "epsilon";
    if (target.ends_with(".VScaling")) return "v_prediction";
    return std::nullopt;
}

std::optional<double> OriginalConfig::scale_factor() const {
    const auto value = number("scale_factor");
    if (value && !(*value > 0)) params_.fail("scale_factor", "a positive number");
    return value;
}

std::optional<double> OriginalConfig::beta_start() const {
    return number("linear_start");
}

std::optional<double> OriginalConfig::beta_end() const {
    return number("linear_end");
}

std::optional<std::int64_t> OriginalConfig::timesteps() const {
    if (!params_.has("timesteps")) return std::nullopt;
    return params_.integer("timesteps", 1, 1'000'000);
}

std::optional<std::int64_t> OriginalConfig::image_size() const {
    const auto params = unet();
    if (!params || !params->has("image_size")) return std::nullopt;
    return params->integer("image_size", 1, 8192);
}

bool OriginalConfig::last_text_layer() const {
    const auto params = child(child(params_, "cond_stage_config"), "params");
    return params && params->text("layer", "penultimate") == "last";
}

}  // namespace seedbed
